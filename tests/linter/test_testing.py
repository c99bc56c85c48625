from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from cablegrammar import parse_messages
from cablegrammar.rollup.protection import losses
from cablegrammar.rollup.protections import Loss
from cablelint import AnyRule, Applicability, Cable, Context, Edit, Example, Violation, safe_fix
from cablelint.rule.violation import UnsoundViolationError
from cablelint.testing import TEMPLATE, ExampleError, check_examples, render
from support.invented import EveryCable, LowerCaseReference, Unlisted


def variant(rule: type[AnyRule] = LowerCaseReference, **changes: object) -> type[AnyRule]:
    return type(rule.__name__, (rule,), {"__doc__": rule.__doc__, **changes})


def example(**changes: Any) -> Example:
    given = {
        "bad": "REF: a lamp",
        "good": "REF: A LAMP",
        "fixed": "REF: A LAMP",
        "at": [(1, 6, 1, 12)],
        "slot": "reference",
    }
    return Example(**{**given, **changes})


def test_the_template_is_a_cable_that_is_placed_in_full() -> None:
    (cable,) = parse_messages(render(Example(TEMPLATE["tags"], "", (), slot="tags")).text)
    assert cable.form == "acp127"
    assert cable.id == "08WINDHOEK512"
    assert cable.lines.total == cable.lines.placed
    assert cable.declassification is not None
    assert str(cable.declassification.date) == "2018-07-14"
    assert [reference.id for reference in cable.references] == ["08STATE70412", "08WINDHOEK498"]
    assert [paragraph.mark and paragraph.mark.text for paragraph in cable.paragraphs] == ["(U)", "(C)", "(C)"]
    assert cable.notice is not None


def test_a_fragment_takes_the_place_of_its_slot() -> None:
    rendered = render(Example("TAGS: PREL\nWA", "", (), slot="tags", setting={"captions": "NODIS", "reference": ""}))
    lines = rendered.text.split("\n")
    assert lines[rendered.line - 1 : rendered.line + 1] == ["TAGS: PREL", "WA"]
    assert "NODIS" in lines
    assert "SIPDIS" not in lines
    assert "REF:" not in rendered.text
    assert "\n\n\n" not in rendered.text


def test_the_good_fragment() -> None:
    assert "REF: A LAMP" in render(example(), example().good).text


def test_a_whole_cable() -> None:
    rendered = render(Example("UNCLAS\n", "", (), slot=None))
    assert (rendered.text, rendered.line) == ("UNCLAS\n", 1)


@pytest.mark.parametrize("changes", [{"slot": "sender"}, {"setting": {"sender": "x"}}])
def test_an_unknown_slot(changes: dict[str, Any]) -> None:
    with pytest.raises(ValueError, match="no slot sender"):
        render(example(**changes))


@pytest.mark.parametrize("rule", [LowerCaseReference, Unlisted])
def test_good_examples_pass(rule: type[AnyRule]) -> None:
    check_examples(rule)


@pytest.mark.parametrize(
    ("rule", "said"),
    [
        (variant(examples=()), "has no examples"),
        (variant(name="Not A Name"), "has the name"),
        (variant(profiles=("ic",)), "does not apply to the profile state"),
        (variant(examples=(example(at=[(1, 5, 1, 12)]),)), "found at"),
        (variant(examples=(example(at=()),)), "found at"),
        (variant(examples=(example(bad="REF: A LAMP"),)), "found at"),
        (variant(examples=(example(good="REF: still a lamp"),)), "speaks in the good text at"),
        (variant(examples=(example(fixed="REF: a LAMP"),)), "the fix gives"),
        (variant(examples=(example(fixed=None),)), "does not show its result"),
        (variant(fix=None), "the rule says that it has none"),
        (variant(fix=Applicability.UNSAFE), "its fixes are unsafe"),
    ],
)
def test_examples_that_do_not_hold(rule: type[AnyRule], said: str) -> None:
    with pytest.raises(ExampleError, match=said):
        check_examples(rule)


def test_a_fix_that_no_example_shows() -> None:
    silent = variant(
        EveryCable, fix=Applicability.SAFE, examples=(Example("x", "", ((1, 1, 1, 1),), slot=None),), check=_one
    )
    with pytest.raises(ExampleError, match="no example shows it"):
        check_examples(silent)


def _one(self: object, node: Cable, context: Context) -> Iterator[Violation]:
    if node.source.text:
        yield Violation(node.span._replace(end=node.span.start), "Text.")


def _growing(self: object, node: Cable, context: Context) -> Iterator[Violation]:
    references = node.field_of("reference")
    assert references is not None
    at = references.value_span.end
    if "ready" not in node.source.text:
        yield Violation(node.span._replace(start=at, end=at), "Longer.", fix=safe_fix("Grow", Edit(at, at, " more")))


def test_a_fix_that_is_not_idempotent() -> None:
    growing = variant(
        check=_growing,
        examples=(example(bad="REF: A", at=[(1, 7, 1, 7)], good="REF: ready", fixed="REF: A more"),),
    )
    with pytest.raises(ExampleError, match="not idempotent"):
        check_examples(growing)


def test_a_rule_beside_has_to_be_silent() -> None:
    with pytest.raises(ExampleError, match="ZZA002 speaks in the bad text"):
        check_examples(LowerCaseReference, beside=[EveryCable, LowerCaseReference])


@pytest.mark.parametrize("options", [{"colour": "red"}, {"catalogue": ["nothing"]}, {"catalogue": 3}, {"as_of": "May"}])
def test_options_that_there_are_not(options: dict[str, object]) -> None:
    with pytest.raises(ValueError, match=r"option|isoformat"):
        check_examples(variant(examples=(example(options=options),)))


# -------------------------------------------------------------------------------------- what a fix may not take away


def lost(before: str, after: str, slot: str) -> list[Loss]:
    texts = (render(Example(part, "", (), slot=slot)).text for part in (before, after))
    return list(losses(*(parse_messages(text) for text in texts)))


@pytest.mark.parametrize(
    ("slot", "before", "after", "said"),
    [
        (
            "classification",
            "S E C R E T WINDHOEK 000512",
            "C O N F I D E N T I A L WINDHOEK 000512",
            ["lowers the level of the"],
        ),
        ("classification", "C O N F I D E N T I A L WINDHOEK 000512", "S E C R E T WINDHOEK 000512", []),
        (
            "classification",
            "SECRET//REL TO USA, FVEY SUVA 12",
            "SECRET//REL TO USA, GBR SUVA 12",
            ["releases a banner to GBR", "drops FVEY from a list in a banner"],
        ),
        (
            "classification",
            "SECRET//REL TO USA, FVEY SUVA 12",
            "SECRET SUVA 12",
            ["drops REL TO from the", "removes a banner"],
        ),
        ("body", "1. (C) One.", "1. (U) One.", ["lowers the level of a portion mark"]),
        ("body", "1. (C/NF) One.", "1. (C) One.", ["drops NOFORN from a portion mark"]),
        ("body", "1. (C//NF) One.", "1. (C/NF) One.", []),
        ("body", "1. (C) One.", "1. One.", ["removes a portion mark"]),
        ("body", "1. One.", "1. (C) One.", []),
        ("body", "1. (C) One.\n\na. (C) Two.", "1. (C) One.\n\na. (U) Two.", ["lowers the level of a portion mark"]),
        ("subject", "SUBJECT: (C) LAMP", "SUBJECT: (U) LAMP", ["lowers the level of a portion mark"]),
        ("executive_order", "E.O. 12958: DECL: 07/14/2018", "E.O. 12958: N/A", ["removes the declassification date"]),
        ("executive_order", "E.O. 12958: DECL: 07/14/2018", "", ["removes the declassification date"]),
        ("executive_order", "E.O. 12958: DECL: 07/14/2018", "E.O. 12958: DECL: 07/14/2020", ["changes the decl"]),
    ],
)
def test_what_a_fix_may_not_take_away(slot: str, before: str, after: str, said: list[str]) -> None:
    found = lost(before, after, slot)
    assert len(found) == len(said)
    assert all(str(loss).startswith(start) for loss, start in zip(found, said, strict=True))


def test_messages_may_not_vanish() -> None:
    two, one = [parse_messages("")[0]] * 2, [parse_messages("")[0]]
    assert list(map(str, losses(two, one))) == ["changes the number of messages"]


def _declassifying(self: object, node: Cable, context: Context) -> Iterator[Violation]:
    order = node.executive_order
    assert order is not None
    span = order.instruction_span
    if span is not None and "DECL" in order.instruction:
        yield Violation(span, "Dated.", fix=safe_fix("Drop it", Edit(span.start, span.end, "N/A")))


def test_a_fix_that_takes_protection_away_is_refused() -> None:
    harmful = variant(
        check=_declassifying,
        examples=(
            Example(
                bad="E.O. 12958: DECL: 07/14/2018",
                good="E.O. 12958: N/A",
                fixed="E.O. 12958: N/A",
                at=[(1, 13, 1, 29)],
                slot="executive_order",
            ),
        ),
    )
    with pytest.raises(ExampleError, match="the fix removes the declassification date"):
        check_examples(harmful)


# ----------------------------------------------------------------------------------------------- what a failure shows


def test_a_failure_shows_the_cable_with_its_lines_counted_from_the_fragment() -> None:
    with pytest.raises(ExampleError) as caught:
        check_examples(variant(examples=(example(at=[(1, 5, 1, 12)], setting={"captions": ""}),)))
    said, blank, *lines = str(caught.value).split("\n")
    assert said.endswith("example 1: found at [(1, 6, 1, 12)], but expected at [(1, 5, 1, 12)]")
    assert not blank
    assert "   1 | REF: a lamp" in lines
    assert "   0 |" in lines
    assert "  -3 | TAGS: PREL, ECON, WA" in lines
    assert lines[-1].endswith("| FARROWGATE")
    assert lines[0].endswith("NOT A REAL CABLE")


def _failing(self: object, node: Cable, context: Context) -> Iterator[Violation]:
    raise LookupError("the lamp is missing")
    yield


def _outside(self: object, node: Cable, context: Context) -> Iterator[Violation]:
    yield Violation(node.span._replace(end=10**6), "Far away.")


def _saying_nothing(self: object, node: Cable, context: Context) -> Iterator[Any]:
    yield "no violation"


@pytest.mark.parametrize(
    ("check", "kind", "said"),
    [
        (_failing, LookupError, "LookupError: the lamp is missing"),
        (_outside, UnsoundViolationError, "UnsoundViolationError: "),
        (_saying_nothing, UnsoundViolationError, "UnsoundViolationError: it yielded a str"),
    ],
)
def test_what_a_rule_raises_is_the_cause(check: object, kind: type[Exception], said: str) -> None:
    with pytest.raises(ExampleError, match=said) as caught:
        check_examples(variant(check=check))
    assert isinstance(caught.value.__cause__, kind)
    assert "\n   1 | REF: a lamp\n" in str(caught.value)


def test_what_a_rule_about_the_run_raises_is_the_cause() -> None:
    with pytest.raises(ExampleError, match="the lamp is missing") as caught:
        check_examples(variant(Unlisted, check_run=_failing))
    assert isinstance(caught.value.__cause__, LookupError)


def test_a_fix_that_gives_another_text_shows_the_difference() -> None:
    with pytest.raises(ExampleError) as caught:
        check_examples(variant(examples=(example(fixed="REF: a LAMP"),)))
    assert "- REF: a LAMP\n" in str(caught.value)
    assert "+ REF: A LAMP\n" in str(caught.value)
    assert "   1 | REF: A LAMP\n" in str(caught.value)


def test_a_finding_in_the_good_text_is_counted_from_the_fragment() -> None:
    with pytest.raises(ExampleError, match="speaks in the good text at 1:6: "):
        check_examples(variant(examples=(example(good="REF: still a lamp"),)))
