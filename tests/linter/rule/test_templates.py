"""The template cables: sound as they are, and a fragment stands exactly where the rendered cable says."""

from __future__ import annotations

import pytest

from cablegrammar import parse_messages
from cablegrammar.base.source import Source
from cablelint import Example
from cablelint.engine.checker import Checker
from cablelint.rule.registry import load_registry
from cablelint.rule.templates import NOTICE, TEMPLATES, block_text, render, shown
from cablelint.settings.settings import Settings

FORMS = {"telegram": "acp127", "short-header": "short-header", "print": "aad", "smart": "smart"}
SLOTS = [
    (template, slot)
    for template, blocks in TEMPLATES.items()
    for name, block in blocks.items()
    for slot in (name, *(() if isinstance(block, str) else block))
]
HEADER = "VZCZCXRO3306\nPP RUEHSA RUEHLS\nDE RUEHWD #0512 1961030\nZNY CCCCC ZZH"


def whole(template: str) -> str:
    """A template as it stands."""
    slot, block = next(iter(TEMPLATES[template].items()))
    return render(Example(block_text(block), "", (), slot=slot, template=template)).text


@pytest.mark.parametrize("template", FORMS)
def test_a_template_is_a_cable_in_which_all_is_placed_and_nothing_is_wrong(template: str) -> None:
    text = whole(template)
    (cable,) = parse_messages(text)
    assert cable.form == FORMS[template]
    assert cable.post == "WINDHOEK"
    assert cable.lines.total == cable.lines.placed
    assert text.startswith(NOTICE)
    checker = Checker([entry for entry in load_registry(isolated=True) if entry.rule.enabled], Settings())
    codes = {finding.code for finding in checker.lint(Source(text), "template").findings}
    assert codes <= {"POR002"}  # the subject of a telegram is seldom marked


def test_the_document_says_all_that_is_asked_of_a_document_with_cui() -> None:
    rules = [entry for entry in load_registry(isolated=True) if entry.rule.code[:3] in ("CUI", "ROL", "POR", "MRK")]
    result = Checker(rules, Settings(profile="cui")).lint(Source(whole("document")), "template")
    assert [finding.code for finding in result.findings] == []


@pytest.mark.parametrize(("template", "slot"), SLOTS, ids="-".join)
def test_a_fragment_begins_on_the_line_that_is_said(template: str, slot: str) -> None:
    rendered = render(Example("ONE ODD LINE\nAND ANOTHER", "", (), slot=slot, template=template))
    lines = rendered.text.split("\n")
    assert lines[rendered.line - 1 : rendered.line + 1] == ["ONE ODD LINE", "AND ANOTHER"]
    assert "\n\n\n" not in rendered.text
    assert rendered.text.endswith("\n")


def test_a_line_of_a_block_stands_among_its_lines() -> None:
    rendered = render(Example("DE RUEHSV #0512 1961030", "", (), slot="fl3", setting={"fl4": ""}))
    lines = rendered.text.split("\n")
    assert lines[rendered.line - 2 : rendered.line + 1] == [
        "PP RUEHSA RUEHLS",
        "DE RUEHSV #0512 1961030",
        "P 141030Z JUL 08",
    ]


def test_a_block_can_be_changed_as_a_whole() -> None:
    text = render(Example("UNCLAS SUVA 000102", "", (), slot="classification", setting={"header": HEADER})).text
    assert f"\n\n{HEADER}\n\nUNCLAS SUVA 000102\n\n" in text
    assert "FM AMEMBASSY" not in text


@pytest.mark.parametrize("part", ["", "\n"])
def test_an_empty_fragment_leaves_its_slot_out(part: str) -> None:
    rendered = render(Example(part, "", (), slot="captions"))
    assert "SIPDIS" not in rendered.text
    assert "\n\n\n" not in rendered.text


@pytest.mark.parametrize(
    ("example", "said"),
    [
        (Example("", "", (), template="postcard"), "no template postcard; there are telegram"),
        (Example("", "", (), slot="mrn"), "the template telegram has no slot mrn; it has header, fl1"),
        (Example("", "", (), template="smart", setting={"fl1": "x"}), "the template smart has no slot"),
        (Example("", "", (), slot="header", setting={"fl1": "x"}), "fl1 cannot be set beside the whole block"),
    ],
)
def test_what_a_template_does_not_have(example: Example, said: str) -> None:
    with pytest.raises(ValueError, match=said):
        render(example)


def test_a_page_shows_a_line_with_the_lines_that_it_has_to_agree_with() -> None:
    example = Example("DE RUEHSV #0512 1961030", "", (), slot="fl3")
    assert shown(example, example.bad).split("\n")[1:4] == [
        "PP RUEHSA RUEHLS",
        "DE RUEHSV #0512 1961030",
        "ZNY CCCCC ZZH",
    ]


@pytest.mark.parametrize("slot", ["body", None])
def test_a_page_shows_a_text_alone(slot: str | None) -> None:
    assert shown(Example("1. (C) It is lit.", "", (), slot=slot), "1. (C) It is lit.") == "1. (C) It is lit."
