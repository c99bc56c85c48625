"""Web pages: what a reader sees, line by line."""

from __future__ import annotations

import pytest

from cablelint import parse_text
from cablelint.archive.web_page import is_web_page, text_of


@pytest.mark.parametrize(
    ("page", "text"),
    [
        ("<p>One</p><p>Two</p>", "One\n\nTwo\n"),
        ("One<br>Two<br/>Three", "One\nTwo\nThree\n"),
        ("<pre>a\n  b\n</pre>", "a\nb\n"),
        ("<p>a\n   b</p>", "a b\n"),
        ("R&amp;D &lt;&#65;&#x42;&gt;", "R&D <AB>\n"),
        ("<head><title>x</title></head><style>p {}</style>a<script>alert(1)</script>b", "ab\n"),
        ("<head><title>x</title><body><p>no head ends here</p>", "no head ends here\n"),
        ("<tr><td>a</td><td>b</td></tr>", "\ta\tb\n"),
        ("<p>unclosed <b>bold", "unclosed bold\n"),
        ("</script></pre>x", "x\n"),
        ("", "\n"),
    ],
)
def test_what_a_reader_sees(page: str, text: str) -> None:
    assert text_of(page) == text


def test_a_cable_on_a_page_is_read() -> None:
    page = """<html><head><title>Cable</title></head><body><h1>Viewing</h1><pre>UNCLAS SUVA 000112

E.O. 12958: N/A
TAGS: PREL, FJ
SUBJECT: LAMPS &amp; BUOYS

1. The lamp is lent.
</pre></body></html>"""
    cable = parse_text(text_of(page))
    assert (cable.post, cable.number, [tag.tag for tag in cable.tags]) == ("SUVA", 112, ["PREL", "FJ"])
    assert cable.subject is not None
    assert cable.subject.text == "LAMPS & BUOYS"


def test_names_of_pages() -> None:
    assert [is_web_page(name) for name in ("a.html", "A.HTM", "a.xhtml", "a.txt")] == [True, True, True, False]


def test_a_page_of_nothing_but_tags_ends() -> None:
    assert text_of("<pre>" * 50_000).strip() == ""
    assert text_of("<" * 100_000).strip("<\n ") == ""
