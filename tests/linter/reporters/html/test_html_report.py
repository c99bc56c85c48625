from __future__ import annotations

import base64
import hashlib
from dataclasses import replace
from pathlib import Path

import pytest

import refresh_vendored
from cablelint.findings.report import Report, Summary
from cablelint.findings.waivers import Waived, Waiver
from cablelint.reporters.html import assets
from support.findings import ARTEFACT, MISSING_MARK, UNREADABLE
from support.html_page import FAULTY, OPEN, Taken, checked, page_of, written

HOSTILE = "</script><script>alert(1)</script><!--<img src=x onerror=alert(1)>\"'&amp;]]>"


@pytest.fixture(scope="module")
def quoting() -> Taken:
    return Taken(page_of({"traffic/faulty.cable": FAULTY, "traffic/open.cable": OPEN}, show_source=True))


@pytest.fixture(scope="module")
def silent() -> Taken:
    return Taken(page_of({"traffic/faulty.cable": FAULTY, "traffic/open.cable": OPEN}))


def policy(page: Taken) -> dict[str, list[str]]:
    (content,) = [one["content"] for one in page.of("meta") if one.get("http-equiv") == "Content-Security-Policy"]
    assert content is not None
    directives = [directive.split() for directive in content.split(";")]
    return {name: values for name, *values in directives}


# ----------------------------------------------------------------------------------------------------- one file alone


def test_nothing_is_fetched(quoting: Taken) -> None:
    """Neither by an element nor by a style; what a person may click is a link."""
    for tag, attributes in quoting.elements:
        assert "src" not in attributes
        assert "style" not in attributes
        assert tag not in ("link", "img", "iframe", "object", "embed", "base", "form action")
        assert not any(name.startswith("on") for name in attributes)
    for tag, _, text in quoting.raw:
        assert tag != "style" or ("url(" not in text and "@import" not in text)


def test_the_policy_forbids_every_connection_and_knows_each_script_and_style(quoting: Taken) -> None:
    found = policy(quoting)
    assert found["default-src"] == ["'none'"]
    assert set(found) == {
        "default-src", "script-src", "style-src", "base-uri", "form-action", "require-trusted-types-for",
        "trusted-types",
    }  # fmt: skip
    for tag in ("script", "style"):
        texts = [text for name, attributes, text in quoting.raw if name == tag and "type" not in attributes]
        digests = [base64.b64encode(hashlib.sha256(text.encode()).digest()).decode() for text in texts]
        assert [f"'sha256-{digest}'" for digest in digests] == found[f"{tag}-src"]


def test_the_same_run_gives_the_same_page() -> None:
    assert page_of({"a.cable": FAULTY}, show_source=True) == page_of({"a.cable": FAULTY}, show_source=True)


def test_what_comes_from_outside_is_what_vendored_json_names() -> None:
    assert refresh_vendored.changed() == []


def test_an_asset_that_would_break_the_page_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(assets, "files", lambda _package: tmp_path)
    for number, text in enumerate(("a </script>", "<!-- a", "caf\u00e9")):
        (tmp_path / f"{number}.js").write_text(text, encoding="utf-8")
        with pytest.raises(ValueError, match="would not stand in the page"):
            assets.asset(f"{number}.js")


# ----------------------------------------------------------------------------------------------------------- the data


def test_every_finding_is_there_with_its_page() -> None:
    report = checked({"b.cable": FAULTY, "a.cable": OPEN})
    data = Taken(written(report)).data()
    codes = [data["rules"][row[1]][0] for row in data["findings"]]
    assert codes == [finding.code for finding in report.findings]
    paths = [data["pages"][row[0]][0] for row in data["findings"]]
    assert paths == [finding.path for finding in report.findings]
    assert data["pages"] == [
        ["a.cable", None, "SUVA", None, None, 0],
        ["b.cable", "08WINDHOEK512", "WINDHOEK", 2008, "2008-07-14", 2],
    ]


def test_each_message_of_a_file_has_a_page() -> None:
    second = FAULTY.replace("000512", "000513").replace("#0512", "#0513")
    page = Taken(page_of({"two.cable": f"{FAULTY}NNNN\n\n{second}"}, show_source=True))
    first, other = page.data("text-0"), page.data("text-1")
    assert [row[:2] for row in page.data()["pages"]] == [["two.cable", "08WINDHOEK512"], ["two.cable", "08WINDHOEK513"]]
    assert first["first"] == 1
    assert first["first"] + len(first["lines"]) == other["first"]
    assert any("TAGS" in str(line) for line in other["lines"])
    lines = [row[3] for row in page.data()["findings"] if row[0] == 1]
    assert min(lines) >= other["first"]


def test_a_file_without_a_cable_has_a_page_without_text() -> None:
    page = Taken(written(replace(checked({}), findings=(UNREADABLE,)), show_source=True))
    assert page.data()["pages"] == [["traffic/broken.cable", None, None, None, None, None]]
    assert page.data("text-0") is None


def test_what_is_let_pass_is_shown_where_it_is_asked_for() -> None:
    report = checked({"a.cable": FAULTY})
    first, *others = report.findings
    waiver = Waiver("ignore", "cablelint.toml", 3, "The <old> form has it.", None)
    passing = replace(report, findings=tuple(others), waived=(Waived(first, waiver),))
    assert len(Taken(written(passing)).data()["findings"]) == len(others)
    page = Taken(written(passing, waived=True))
    assert [row[-1] for row in page.data()["findings"]] == [
        *(None for _ in others),
        "ignored by cablelint.toml:3: The <old> form has it.",
    ]
    assert f"{len(others)} findings" in " ".join("".join(page.texts).split())


def test_rules_are_explained_and_one_that_is_not_known_is_named() -> None:
    report = checked({"a.cable": FAULTY})
    text = " ".join("".join(Taken(written(replace(report, findings=(*report.findings, ARTEFACT)))).texts).split())
    assert "Every paragraph of a classified cable begins with its own mark, (U), (C), (S//NF), right after" in text
    unknown = replace(MISSING_MARK, code="OUR007", name="loud-paragraph")
    assert "OUR007 loud-paragraph" in " ".join(
        "".join(Taken(written(Report((unknown,), report.summary))).texts).split()
    )


# ------------------------------------------------------------------------------------------------ what must not get out


def test_without_source_no_text_is_in_the_page(silent: Taken) -> None:
    """Although the report could read the files again."""
    assert [attributes["id"] for _, attributes, _ in silent.raw if "id" in attributes] == ["data"]
    whole = repr(silent.raw) + repr(silent.texts) + repr(silent.elements)
    for word in ("moths", "tower", "beacon", "Quillfeather", "LANTERN", "kites", "KITES", "PUMPHREY"):
        assert word.casefold() not in whole.casefold()
    assert silent.of("aside") == []
    assert "This report quotes no text of the cables." in "".join(silent.texts)


def test_a_run_that_may_not_quote_gives_no_text_however_it_is_asked() -> None:
    page = written(checked({"a.cable": FAULTY}, excerpts=False), show_source=True)
    assert "moths" not in page
    assert Taken(page).of("aside") == []


def test_a_text_that_has_changed_since_is_not_shown() -> None:
    report = checked({"a.cable": FAULTY})
    assert Taken(written(report, show_source=True)).data("text-0") is not None
    other = checked({"a.cable": FAULTY.replace("000512", "000513")}).read_again
    cut = checked({"a.cable": FAULTY[:400]}).read_again
    for read_again in (other, cut, lambda _path: ()):
        page = Taken(written(replace(report, read_again=read_again), show_source=True))
        assert page.data("text-0") is None
        assert page.of("aside") == []


# ------------------------------------------------------------------------------------------------------- the marking


@pytest.mark.parametrize(
    ("change", "marking"),
    [
        (("(S) Nobody", "(U) Nobody"), "CONFIDENTIAL"),
        (("", ""), "SECRET"),
        (("(S) Nobody", "(S//NF) Nobody"), "SECRET//NOFORN"),
        (("SIPDIS", "SIPDIS\nNODIS"), "SECRET//NODIS"),
    ],
)
def test_the_report_is_marked_by_the_roll_up_above_and_below(change: tuple[str, str], marking: str) -> None:
    page = Taken(page_of({"a.cable": FAULTY.replace(*change)}, show_source=True))
    assert [attributes["id"] for attributes in page.of("aside")] == ["marking-above", "marking-below"]
    assert page.asides == [marking, marking]
    assert page.data("text-0")["marking"] == marking


def test_a_text_whose_level_is_not_known_may_be_anything() -> None:
    page = Taken(page_of({"a.cable": FAULTY, "b.cable": OPEN.replace("UNCLAS SUVA 000112", "")}, show_source=True))
    assert page.asides == ["SECRET, AND CLASSIFICATION NOT KNOWN"] * 2
    assert [page.data(f"text-{number}")["hue"] for number in (0, 1)] == ["secret", "unknown"]
    assert page.data("text-1")["marking"] == "CLASSIFICATION NOT KNOWN"


def test_the_marking_is_printed_on_every_sheet(quoting: Taken) -> None:
    (sheet,) = [text for tag, _, text in quoting.raw if tag == "style" and text.startswith("@page")]
    assert sheet.count("SECRET") == 2
    assert "@top-center" in sheet
    assert "@bottom-center" in sheet


def test_the_page_says_what_the_command_line_says_beside_the_findings() -> None:
    report = checked({"suva.cable": FAULTY})
    counted = replace(report.summary, files=3)
    given = replace(report, summary=counted, unchecked=1, warnings=("a file was left",), notices=("a rule slept",))
    page = written(given, show_source=False)
    for remark in ("a file was left", "1 of 3 files were not checked", "a rule slept"):
        assert f'<p class="notice">{remark}' in page


# ---------------------------------------------------------------------------------------------------------- escaping


def test_text_names_and_messages_never_become_markup(quoting: Taken) -> None:
    text = FAULTY.replace("forty moths", f"{HOSTILE} moths").replace("TAGS PREL", f"TAGS PREL, {HOSTILE}")
    report = checked({f"{HOSTILE}.cable": text})
    found = [
        replace(
            finding, message=HOSTILE, expected=HOSTILE, name=HOSTILE, url=HOSTILE,
            related=tuple(replace(other, message=HOSTILE) for other in finding.related),
        )
        for finding in report.findings
    ]  # fmt: skip
    page = Taken(written(replace(report, findings=tuple(found), notices=(HOSTILE,)), show_source=True))
    scripts = [attributes for tag, attributes in page.elements if tag == "script"]
    assert len(scripts) == len(assets.SCRIPTS) + 2
    assert page.of("img") == page.of("!--") == []
    data = page.data()
    assert data["pages"][0][0] == f"{HOSTILE}.cable"
    assert {row[7] for row in data["findings"]} == {HOSTILE}
    assert any(HOSTILE in line for line in page.lines())
    assert HOSTILE in "".join(page.texts)


def test_what_a_terminal_or_a_runner_obeys_is_made_visible() -> None:
    text = FAULTY.replace("forty", "\u202eforty\x1b[31m\tbig ##[group]")
    found = replace(MISSING_MARK, message="\u202e\x1b[31m##[group]", path="a\u202e.cable")
    report = checked({"a.cable": text})
    page = written(replace(report, findings=(*report.findings, found)), show_source=True)
    assert "\x1b" not in page
    assert "\u202e" not in page
    assert "##[" not in page
    (line,) = [line for line in Taken(page).lines() if "big" in line]
    assert line == "1. (C) The guild counted <U+202E>forty\u241b[31m\tbig \u266f#[group] moths in the north tower."


def test_the_page_is_ascii_but_for_what_is_not() -> None:
    assert page_of({"a.cable": FAULTY.replace("moths", "m\u00f6ths")}, show_source=True).isascii()


@pytest.mark.parametrize(
    ("summary", "said"),
    [
        (Summary(files=12, cables=12), "No findings in 12 cables"),
        (Summary(files=1, cables=1, ignored=2), "No findings in 1 cable (1 file); 2 ignored."),
        (Summary(), "Nothing was checked"),
    ],
)
def test_a_report_of_nothing_is_a_page(summary: Summary, said: str) -> None:
    page = Taken(written(Report((), summary)))
    assert page.data()["findings"] == []
    assert page.of("body") == [{"class": "nothing"}]
    assert [text.strip() for text in page.texts].count(said) == 1
