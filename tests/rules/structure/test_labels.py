"""STR008, and the bare labels of a press copy, which are STR015's."""

from __future__ import annotations

import pytest

from cablegrammar import parse_text
from cablelint import Applicability
from cablelint.fixes.edits import apply_edits
from cablelint.testing import TEMPLATE
from cablerules.structure.conversion_artefact import ConversionArtefact
from cablerules.structure.missing_subject_line import MissingSubjectLine
from cablerules.structure.misspelled_label import MisspelledLabel
from support.rule_runs import cable_text, line_of, places, run_rules

INSTRUCTION = "DECL: 07/14/2018"


def mended(text: str) -> str:
    """`text` after the one fix that STR008 offers."""
    (finding,) = run_rules(text, MisspelledLabel)
    assert finding.fix is not None
    assert finding.fix.applicability is Applicability.SAFE
    return apply_edits(text, finding.fix.edits)


@pytest.mark.parametrize(
    "line",
    [
        f"E.9. 12958: {INSTRUCTION}", f"E.O.12958: {INSTRUCTION}",
        f"EO 12958: {INSTRUCTION}", f"EO 12958 {INSTRUCTION}",
        f"E.o. 12958: {INSTRUCTION}", f"E.OM 12958: {INSTRUCTION}", f"E.O. 12958 {INSTRUCTION}",
        f"E.O. 12958; {INSTRUCTION}", f"E.O 12958. {INSTRUCTION}", f"EXECUTIVE ORDER 12958: {INSTRUCTION}",
        f"Executive Order 12958 {INSTRUCTION}", f"E.O.: {INSTRUCTION}", f"E.O. {INSTRUCTION}",
    ],
)  # fmt: skip
def test_executive_order(line: str) -> None:
    assert mended(cable_text(executive_order=line)) == cable_text(executive_order=f"E.O. 12958: {INSTRUCTION}")


@pytest.mark.parametrize(
    "line",
    [
        f"E.O. 12958: {INSTRUCTION}", f"E.O. 12958:{INSTRUCTION}", f"E.O. 12958 : {INSTRUCTION}",
        f"E.O.  12958: {INSTRUCTION}", f"E.O. 12958, AS AMENDED: {INSTRUCTION}", f"E.O. 12598: {INSTRUCTION}",
    ],
)  # fmt: skip
def test_executive_order_that_is_well_written(line: str) -> None:
    """A wrong number is another rule's; blanks are nobody's."""
    assert run_rules(cable_text(executive_order=line), MisspelledLabel) == []


def test_an_amended_order_keeps_its_amendment() -> None:
    text = cable_text(executive_order=f"EO 12958, AS AMENDED: {INSTRUCTION}")
    assert "\nE.O. 12958, AS AMENDED: DECL" in mended(text)


@pytest.mark.parametrize("label", ["TAGS", "AGS:", "TAG:", "TAGS -", "TAGES:", "TAGS;"])
def test_tags(label: str) -> None:
    assert mended(cable_text(tags=f"{label} PREL, ECON, WA")) == cable_text()


@pytest.mark.parametrize("label", ["SUBJECT", "SUBECT:", "SUBJECT -", "SUBEJCT:", "SUBJECT;", "SUBJECT)"])
def test_subject(label: str) -> None:
    title = TEMPLATE["subject"].removeprefix("SUBJECT:")
    assert mended(cable_text(subject=f"{label}{title}")) == cable_text()


@pytest.mark.parametrize(
    ("part", "line"),
    [
        ("tags", "TAGS : PREL, WA"),
        ("subject", "Subject: A lamp"), ("subject", "SUBJ: A LAMP"), ("subject", "Subj: A lamp"),
        ("reference", "REFS: A. STATE 12\nB. STATE 13"), ("reference", "Ref(s): STATE 12"),
        ("reference", "REF. A. STATE 12"),
        ("reference", "REFTEL: STATE 12"), ("reference", "REFERENCE: STATE 12"),
    ],
)  # fmt: skip
def test_other_ways_to_write_a_label_are_right(part: str, line: str) -> None:
    assert run_rules(cable_text(**{part: line}), MisspelledLabel) == []


def test_a_label_keeps_its_case() -> None:
    assert mended(cable_text(subject="Subject; A lamp")) == cable_text(subject="Subject: A lamp")


def test_reference_without_colon() -> None:
    assert mended(cable_text(reference="REF A. STATE 70412")) == cable_text(reference="REF: A. STATE 70412")


@pytest.mark.parametrize(
    ("written", "right"),
    [
        ("CLASSIFIED BY Ada Quill, Ambassador", "CLASSIFIED BY: Ada Quill, Ambassador"),
        ("CLASSIFIED BY, Ada Quill", "CLASSIFIED BY: Ada Quill"),
        ("CLASSIFED BY: Ada Quill", "CLASSIFIED BY: Ada Quill"),
        ("CLASIFIED BY: Ada Quill", "CLASSIFIED BY: Ada Quill"),
        ("Classfied by: Ada Quill", "Classified By: Ada Quill"),
        ("(U) CLASSIFIED BY Ada Quill", "(U) CLASSIFIED BY: Ada Quill"),
        ("(Classifed By: Ada Quill", "(Classified By: Ada Quill"),
    ],
)
def test_authority(written: str, right: str) -> None:
    reason = ", reasons 1.4 (b) and (d)"
    assert mended(cable_text(authority=written + reason)) == cable_text(authority=right + reason)


@pytest.mark.parametrize(
    "line",
    [
        "Classified by Ada Quill, Ambassador. Reason: 1.4 (b)", "Classified By Ada Quill, reason 1.4 (b)",
        "(U) Classified by Ada Quill, Ambassador. Reason: 1.4 (b)", "CLASSIFIED BY: Ada Quill, reason 1.4 (b)",
        "1. (U) Classified by Ada Quill, Ambassador. Reason: 1.4 (b)",
        "CLASSIFIED BY ADA QUILL, AMBASSADOR. REASON: 1.4 (B)",
        "(Classified By: Ada Quill, Ambassador, reason 1.4 (b).)",
    ],
)  # fmt: skip
def test_the_handbooks_sentence_is_right(line: str) -> None:
    assert run_rules(cable_text(authority=line), MisspelledLabel) == []


def test_several_slips_are_one_finding_and_one_fix() -> None:
    text = cable_text(executive_order=f"E.9. 12958: {INSTRUCTION}", tags="AGS: PREL, ECON, WA")
    (finding,) = run_rules(text, MisspelledLabel)
    assert (finding.line, finding.column, finding.end_column) == (line_of(text, "E.9."), 1, 12)
    assert [(place.line, place.column) for place in finding.related] == [(line_of(text, "AGS:"), 1)]
    assert mended(text) == cable_text()


@pytest.mark.parametrize("subject", [TEMPLATE["subject"], TEMPLATE["subject"].replace("SUBJECT:", "SUBJECT")])
def test_a_press_copy_has_no_misspelled_labels(subject: str) -> None:
    text = cable_text(executive_order=f"EO 12958 {INSTRUCTION}", tags="TAGS PREL, ECON, WA", subject=subject)
    findings = run_rules(text, MisspelledLabel, ConversionArtefact)
    assert places(findings) == [("STR015", line_of(text, "EO 12958"), 1)]
    count = 2 + (subject != TEMPLATE["subject"])
    assert findings[0].message.startswith(f"{count} labels without their periods and colon")
    assert findings[0].fix is not None
    assert apply_edits(text, findings[0].fix.edits) == cable_text()


def test_other_traces_of_a_press_copy_explain_a_bare_label() -> None:
    text = cable_text(tags="TAGS PREL, ECON, WA").replace(TEMPLATE["header"], "14 July 2008\n")
    assert {finding.code for finding in run_rules(text, MisspelledLabel, ConversionArtefact)} == {"STR015"}


@pytest.mark.parametrize(
    ("part", "line"), [("tags", "TAGS PREL, ECON, WA"), ("executive_order", f"EO 12958 {INSTRUCTION}")]
)
def test_one_bare_label_makes_no_press_copy(part: str, line: str) -> None:
    assert [f.code for f in run_rules(cable_text(**{part: line}), MisspelledLabel, ConversionArtefact)] == ["STR008"]


def test_a_parenthesis_for_the_colon_of_subj() -> None:
    text = cable_text(subject="SUBJ) A LAMP FOR THE DUNE")
    assert [f.code for f in run_rules(text, MisspelledLabel, MissingSubjectLine)] == ["STR008"]
    assert mended(text) == cable_text(subject="SUBJ: A LAMP FOR THE DUNE")


def test_words_of_the_text_in_a_parenthesis_are_no_label() -> None:
    text = cable_text(body="1. (U) The lamp is lit (see the cable with the same\nSUBJ) AND STAYS SO.")
    assert run_rules(text, MisspelledLabel) == []
    assert [field.kind for field in parse_text(text).fields].count("subject") == 1


def test_a_press_copy_may_misspell_a_label_all_the_same() -> None:
    text = cable_text(executive_order=f"EO 12958 {INSTRUCTION}", tags="TAGS PREL, WA", subject="SUBECT: A LAMP")
    assert [f.code for f in run_rules(text, MisspelledLabel, ConversionArtefact)] == ["STR015", "STR008"]


@pytest.mark.parametrize(
    ("part", "written", "wanted"),
    [
        ("tags", "TAFS: PREL, ECON, WA", "TAGS:"),
        ("tags", "TAG S: PREL, ECON, WA", "TAGS:"),
        ("tags", "GAGS: PHUMPGOV, WA", "TAGS:"),
        ("executive_order", f"E.P. 12958: {INSTRUCTION}", "E.O. 12958:"),
        ("executive_order", f"R.O. 12958: {INSTRUCTION}", "E.O. 12958:"),
        ("executive_order", f"E.O. 129S8: {INSTRUCTION}", "E.O. 12958:"),
        ("executive_order", f"E.O. 12958A: {INSTRUCTION}", "E.O. 12958:"),
        ("subject", "SUBJWCT: A LAMP", "SUBJECT:"),
        ("executive_order", "E.O. 1 2958: DECL: 07/14/2018", "E.O. 12958:"),
        ("executive_order", "E.O. 1295 8: DECL: 07/14/2018", "E.O. 12958:"),
        ("subject", "ZUBJECT: A LAMP", "SUBJECT:"),
        ("reference", "RED: STATE 70412", "REF:"),
        ("reference", "RFE: A. STATE 70412", "REF:"),
        ("authority", "CLASSIFIEDBY: Tamsin Farrowgate, Ambassador. Reason: 1.4 (b)", "CLASSIFIED BY:"),
        ("authority", "Classified Bt: Tamsin Farrowgate, Ambassador. Reason: 1.4 (b)", "Classified By:"),
        ("authority", "Derivd From: Lamp guide, Department of State, dated 01/01/2005", "Derived From:"),
    ],
)
def test_a_label_one_slip_away(part: str, written: str, wanted: str) -> None:
    text = cable_text(**{part: written})
    (finding,) = run_rules(text, MisspelledLabel)
    assert (finding.line, finding.column, finding.expected) == (line_of(text, written), 1, f"'{wanted}'")
    after = cable_text(**{part: wanted + written.partition(":")[2]})
    assert [field.kind for field in parse_text(text).fields] == [field.kind for field in parse_text(after).fields]
    assert mended(text) == after


@pytest.mark.parametrize(
    "line",
    ["TASS: THE LAMP IS LIT", "RE: YOUR LAMP", "BAGS: TWO", "The subjects: lamps", "OBJECT: A LAMP", "REG: THE LAMP"],
)
def test_words_that_only_look_like_a_label(line: str) -> None:
    body = f"1. (C) It says:\n{line}\n\n2. (C) No more."
    assert run_rules(cable_text(body=body, reference=""), MisspelledLabel) == []


def test_where_one_line_was_lost_the_other_bare_label_is_still_a_press_copys() -> None:
    lost = {"executive_order": "", "tags": "TAGS PREL, ECON, WA"}
    assert [f.code for f in run_rules(cable_text(**lost), MisspelledLabel, ConversionArtefact)] == ["STR015"]


def test_one_label_with_its_colon_is_no_press_copy() -> None:
    """Where the TAGS line was lost the E.O. line tells alone, and this one has its colon."""
    text = cable_text(tags="", executive_order=f"EO 12958: {INSTRUCTION}")
    assert places(run_rules(text, MisspelledLabel)) == [("STR008", line_of(text, "EO 12958"), 1)]
    assert run_rules(text, ConversionArtefact) == []


@pytest.mark.parametrize(
    ("instruction", "said"),
    [
        ("DELC: 07/14/2018", "'DELC:' is written where 'DECL:' belongs."),
        ("07/14/2018", "'DECL:' is missing before '07/14/2018'."),
        ("DECL 07/14/2018", None),
        ("DECLASSIFY ON: 07/14/2018", None),
        ("SEE PARAGRAPH 3", None),
        ("25X1, 07/14/2048", None),
    ],
)
def test_the_label_of_an_instruction_in_a_draft(instruction: str, said: str | None) -> None:
    draft = {"header": "", "classification": "C O N F I D E N T I A L WINDHOEK"}
    order = f"E.O. 12958: {instruction}"
    found = run_rules(cable_text(executive_order=order, **draft), MisspelledLabel)
    assert [one.message for one in found] == ([] if said is None else [said])
    assert [one.fix.edits[0].text.strip() for one in found if one.fix] == ([] if said is None else ["DECL:"])
    assert run_rules(cable_text(executive_order=order), MisspelledLabel) == [], "one that was sent is left alone"
