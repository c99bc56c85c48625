"""Web pages: what a reader sees, line by line."""

from __future__ import annotations

from contextlib import suppress

import pytest

from cablelint import parse_text
from cablelint.archive.web_page import UnendedError, is_web_page, text_of


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
        ("a<!-- b > c --> d<!---->e", "a de\n"),
        ("<!DOCTYPE html><?xml version='1'?></ x>a<![endif]>b", "ab\n"),
        ("<a title=\"1 > 2\" href = '3>4' x>a</a>", "a\n"),
        ("<a title=1>2>a</a>", "2>a\n"),
        ("<p title=\"unclosed>a</p><p title='b'>c", "a\n\nc\n"),
        ('<p title="1>2" x="3>4</p>a', '2" x="3>4\na\n'),
        ("1 < 2 <3 <", "1 < 2 <3 <\n"),
        ("a <b", "a <b\n"),
        ("a <!-- b", "a <!-- b\n"),
        ("<script>if (a < b) '</p>'</scripty></SCRIPT >b", "b\n"),
        ("a<script>", "a\n"),
        ("a<!--b--!>c<!---!>d-->e<!-->f<!--->g", "acefg\n"),
        ("a<![CDATA[b < c &amp; ]] d]]>e<![CDATA[f>g", "ab < c &amp; ]] deg\n"),
        ("a</br>b</BR >c", "a\nb\nc\n"),
        ("<BR/><Td>a", "\ta\n"),
        ("&lt &#x110000; &#1234567890123;", "< \N{REPLACEMENT CHARACTER} \N{REPLACEMENT CHARACTER}\n"),
        ("&#" + "1" * 5_000 + ";a", "\N{REPLACEMENT CHARACTER}a\n"),
        ("", "\n"),
    ],
)
def test_what_a_reader_sees(page: str, text: str) -> None:
    assert text_of(page) == text


@pytest.mark.parametrize("tag", ["script", "style", "head", "svg", "template"])
def test_what_does_not_end_and_hides_a_text_is_named(tag: str) -> None:
    with pytest.raises(UnendedError, match=f"<{tag}> that does not end") as raised:
        text_of(f"<p>a<{tag}><p>b<br>c")
    assert raised.value.words.split() == ["a", "b", "c"]


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


class Counted(str):
    """A page that counts the characters that are looked through in it."""

    looked = 0

    def find(self, sign: str, start: int = 0, end: int | None = None) -> int:  # type: ignore[override]
        """Where a sign stands."""
        found = super().find(sign, start)
        self.looked += (len(self) if found < 0 else found) - start + 1
        return found


PIECES = (
    "<a ", "</a ", "<!--", "<!", "<?", "<a b='", '<a b="x ', "<![", "<![CDATA[", "<!----!", "&#", "<", "</", "<a b=",
    "<script>", "<a b='>' ",
    "<a b=' c=\"", "<a b='>\"'><a b=\"", "<!-- -- >", "= =<a x",
)  # fmt: skip


@pytest.mark.parametrize("end", ["", ">", "'", "'>", "-->"])
@pytest.mark.parametrize("piece", PIECES)
def test_a_page_of_damaged_tags_costs_what_its_length_costs(piece: str, end: str) -> None:
    page = Counted(piece * 2_000 + end)
    with suppress(UnendedError):
        assert text_of(page)
    assert page.looked < 25 * len(page)


def test_a_damaged_page_shows_its_cable() -> None:
    assert "UNCLAS SUVA 000112" in text_of('<a href="nowhere>x</a><!-- <p>UNCLAS SUVA 000112')
