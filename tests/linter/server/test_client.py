"""The server as an editor meets it: a real client of the protocol, on the command's standard input and output."""

from __future__ import annotations

from collections.abc import AsyncIterator, Sequence
from pathlib import Path

import pytest
import pytest_lsp
from click.testing import CliRunner
from lsprotocol import types
from pytest_lsp import ClientServerConfig, client_capabilities

from cablelint.cli import cli
from support.editor import SERVER, Editor, replaced, start_params

pytestmark = pytest.mark.asyncio(loop_scope="module")

CABLE = """\
UNCLASSIFIED EXERCISE - INVENTED TEXT - NOT A REAL CABLE

VZCZCXRO4471
PP RUEHSA RUEHLS
DE RUEHWD #0418 1721405
ZNY CCCCC ZZH
P 201405Z JUN 08
FM AMEMBASSY WINDHOEK
TO RUEHC/SECSTATE WASHDC PRIORITY 5512

C O N F I D E N T I A L WINDHOEK 000418

NOFORN
SIPDIS

E.O. 12958: DECL: 06/20/2018

TAGS: EFIS, SENV, PREL, WA

SUBJECT: (C) THE BUOY COUNCIL QUARRELS OVER PAINT

REF: A. STATE 61277
B. WINDHOEK 391

Classified By: Deputy Chief of Mission Orla Quillfeather,
reasons 1.4 (b) and (d)

1. (U) The Council sat down, as ref A foresaw.

2. (C/NF) It rose again; refs A and B say why.

3. (C) The paint is green \U0001f7e2\u00e9 (ref B).

QUILLFEATHER
"""
LINES = CABLE.split("\n")


CONFIG = ClientServerConfig(server_command=SERVER, client_factory=Editor)


@pytest_lsp.fixture(scope="module", config=CONFIG)  # type: ignore[untyped-decorator]
async def editor(lsp_client: Editor, tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[None]:
    root = tmp_path_factory.mktemp("workspace")
    await lsp_client.initialize_session(start_params(root, client_capabilities("visual-studio-code")))
    yield
    assert (lsp_client.log_messages, lsp_client.messages) == ([], [])
    await lsp_client.shutdown_session()


def place(word: str, line: str, nth: int = 0) -> types.Position:
    """Where a word stands on the first line that begins so: in UTF-16 units."""
    number = next(index for index, one in enumerate(LINES) if one.startswith(line))
    column = -1
    for _ in range(nth + 1):
        column = LINES[number].index(word, column + 1)
    return types.Position(number, len(LINES[number][:column].encode("utf-16-le")) // 2)


def put(line: str, before: str, after: str) -> types.TextDocumentContentChangePartial:
    """The change of a word on the line of the cable that begins so."""
    start = place(before, line)
    return replaced(start.line, start.character, start.character + len(before), after)


def document(uri: str) -> types.TextDocumentIdentifier:
    return types.TextDocumentIdentifier(uri)


async def acted(
    editor: Editor, uri: str, found: types.Range, only: Sequence[str] | None = None
) -> list[types.CodeAction]:
    context = types.CodeActionContext([], only=list(only) if only else None)
    answer = await editor.text_document_code_action_async(types.CodeActionParams(document(uri), found, context))
    return [action for action in answer or () if isinstance(action, types.CodeAction)]


def edits_of(action: types.CodeAction) -> list[types.TextEdit]:
    assert action.edit is not None
    assert action.edit.document_changes is not None
    [change] = action.edit.document_changes
    assert isinstance(change, types.TextDocumentEdit)
    return [edit for edit in change.edits if isinstance(edit, types.TextEdit)]


def edited(text: str, edits: Sequence[types.TextEdit]) -> str:
    """A text as an editor makes it of edits: from the last to the first."""
    lines = text.split("\n")

    def offset(at: types.Position) -> int:
        before = sum(len(line) + 1 for line in lines[: at.line])
        units = lines[at.line].encode("utf-16-le")[: 2 * at.character] if at.line < len(lines) else b""
        return before + len(units.decode("utf-16-le"))

    for edit in sorted(edits, key=lambda one: (one.range.start.line, one.range.start.character), reverse=True):
        text = text[: offset(edit.range.start)] + edit.new_text + text[offset(edit.range.end) :]
    return text


# ------------------------------------------------------------------------------------------------------------- findings


async def test_a_clean_cable_has_no_findings_and_a_keystroke_changes_that(editor: Editor) -> None:
    uri = "file:///a.cable"
    assert await editor.open(uri, CABLE) == []
    [found] = await editor.change(uri, put("1. (U)", "(U) ", ""))
    assert (found.code, found.source, found.severity) == ("POR001", "cablelint", types.DiagnosticSeverity.Error)
    assert found.message == "Paragraph 1 has no portion mark.\nExpected: one of (U), (SBU), (C), (C/NF) after '1.'"
    assert found.range.start == place("1.", "1. (U)")
    assert found.code_description is not None
    assert found.code_description.href.endswith("/missing-portion-mark")
    assert found.related_information is not None
    assert found.related_information[0].location.range.start == place("C O N F", "C O N F")


async def test_many_keystrokes_at_once_end_in_the_findings_of_the_last(editor: Editor) -> None:
    uri = "file:///b.cable"
    await editor.open(uri, CABLE)
    line = place("2.", "2. (C/NF)").line
    for _ in range(30):
        editor.type(uri, replaced(line, 0, 0, "x"))
        editor.type(uri, replaced(line, 0, 1, ""))
    assert await editor.change(uri, put("2. (C/NF)", "(C/NF)", "(S/NF)")) != []
    assert {found.code for found in editor.diagnostics[uri]} == {"ROL001"}


async def test_columns_count_in_utf16_units(editor: Editor) -> None:
    uri = "file:///c.cable"
    [found] = await editor.open(uri, CABLE.replace("(ref B)", "(ref F)"))
    assert found.code == "REF002"
    assert found.range.start == place("ref B", "3. (C)")


async def test_a_form_feed_moves_no_line(editor: Editor) -> None:
    uri = "file:///d.cable"
    text = CABLE.replace("SIPDIS\n", "SIPDIS\n\f\n").replace("2. (C/NF) It", "2. It")
    [found] = await editor.open(uri, text)
    assert found.range.start.line == place("2.", "2. (C/NF)").line + 1


async def test_a_closed_document_has_no_findings(editor: Editor) -> None:
    uri = "file:///e.cable"
    assert await editor.open(uri, CABLE.replace("1. (U)", "1.")) != []
    editor.close(uri)
    await editor.open("file:///f.cable", CABLE)
    assert editor.diagnostics[uri] == []
    assert await editor.text_document_document_symbol_async(types.DocumentSymbolParams(document(uri))) == []


async def test_a_configuration_beside_the_file_holds_from_the_next_save(editor: Editor, tmp_path: Path) -> None:
    uri = (tmp_path / "a.cable").as_uri()
    assert await editor.open(uri, CABLE.replace("1. (U)", "1.")) != []
    (tmp_path / "cablelint.toml").write_text('ignore = ["POR"]\n', encoding="utf-8")
    editor.save(uri)
    assert await editor.settled(uri) == []
    (tmp_path / "cablelint.toml").write_text("ignore = 3\n", encoding="utf-8")
    editor.workspace_did_change_watched_files(types.DidChangeWatchedFilesParams([]))
    first, *_ = await editor.settled(uri)
    assert first.code == "settings"
    assert "cablelint.toml:1: ignore must be a list of strings" in first.message


# ---------------------------------------------------------------------------------------------------------------- fixes


async def test_a_safe_fix_is_preferred_and_does_what_it_says(editor: Editor) -> None:
    uri = "file:///g.cable"
    text = CABLE.replace("TAGS: ", "TAGS ")
    [found] = await editor.open(uri, text)
    [action] = await acted(editor, uri, found.range)
    assert action.title == "Write 'TAGS:' (safe fix of STR008)"
    assert action.is_preferred
    assert list(action.diagnostics or ()) == [found]
    assert edited(text, edits_of(action)) == CABLE


async def test_an_unsafe_fix_says_so(editor: Editor) -> None:
    uri = "file:///h.cable"
    text = CABLE.replace("B. WINDHOEK 391", "B. WINDHOEKK 391")
    [found] = await editor.open(uri, text)
    [action] = await acted(editor, uri, found.range)
    assert action.title == "Write WINDHOEK (unsafe fix of REF008: look at it)"
    assert not action.is_preferred
    assert edited(text, edits_of(action)) == CABLE


async def test_a_portion_without_a_mark_is_offered_the_marks_of_its_cable(editor: Editor) -> None:
    uri = "file:///i.cable"
    text = CABLE.replace("3. (C)", "3.")
    [found] = await editor.open(uri, text)
    offered = await acted(editor, uri, found.range)
    titles = [action.title for action in offered]
    assert titles == ["Mark it (U)", "Mark it (SBU)", "Mark it (C)", "Mark it (C/NF)"]
    assert edited(text, edits_of(offered[2])) == CABLE


async def test_all_safe_fixes_are_made_at_once(editor: Editor) -> None:
    uri = "file:///j.cable"
    text = CABLE.replace("TAGS: ", "TAGS ").replace("SUBJECT: ", "SUBJECT ").replace("WINDHOEK 391", "WINDHOEKK 391")
    await editor.open(uri, text)
    whole = types.Range(types.Position(0, 0), types.Position(0, 0))
    for asked in ("source.fixAll", "source.fixAll.cablelint"):
        [action] = await acted(editor, uri, whole, [asked])
        assert action.kind == "source.fixAll.cablelint"
        assert edited(text, edits_of(action)) == CABLE.replace("WINDHOEK 391", "WINDHOEKK 391")
    assert await acted(editor, uri, whole) == []
    assert await acted(editor, uri, whole, ["source.organizeImports"]) == []


# ------------------------------------------------------------------------------------------------- what stands there


async def hovered(editor: Editor, uri: str, at: types.Position) -> str:
    answer = await editor.text_document_hover_async(types.HoverParams(document(uri), at))
    if answer is None:
        return ""
    assert isinstance(answer.contents, types.MarkupContent)
    return answer.contents.value


async def test_a_hover_over_a_mark_says_what_it_means(editor: Editor) -> None:
    uri = "file:///k.cable"
    await editor.open(uri, CABLE)
    said = await hovered(editor, uri, place("NF", "2. (C/NF)"))
    assert said.startswith("`(C/NF)`\n\n**`NF`** NOFORN: NOT RELEASABLE TO FOREIGN NATIONALS")
    assert "CONFIDENTIAL (level)" in said
    assert "A banner above this portion alone: `CONFIDENTIAL//NOFORN`" in said


async def test_a_hover_over_a_finding_has_the_page_of_its_rule(editor: Editor) -> None:
    uri = "file:///l.cable"
    [found] = await editor.open(uri, CABLE.replace("1. (U)", "1."))
    said = await hovered(editor, uri, found.range.start)
    assert said.startswith("### missing-portion-mark (POR001)")
    assert "\n#### Why" in said
    assert "\n```text\n1. (U) The lamp has arrived." in said


async def test_a_hover_explains_captions_tags_and_references(editor: Editor) -> None:
    uri = "file:///m.cable"
    await editor.open(uri, CABLE)
    assert (await hovered(editor, uri, place("SIPDIS", "SIPDIS"))).startswith("SIPDIS")
    assert await hovered(editor, uri, place("PREL", "TAGS")) == ("**PREL**: External Political Relations (subject tag)")
    assert await hovered(editor, uri, place("B", "2. (C/NF)")) == "`WINDHOEK 391` is `08WINDHOEK391`"
    assert await hovered(editor, uri, place("green", "3. (C)")) == ""


async def test_the_outline_has_header_fields_paragraphs_and_notice(editor: Editor) -> None:
    uri = "file:///n.cable"
    await editor.open(uri, CABLE)
    answer = await editor.text_document_document_symbol_async(types.DocumentSymbolParams(document(uri)))
    names = [symbol.name for symbol in answer or ()]
    assert names == [
        "UNCLASSIFIED EXERCISE - INVENTED TEXT - NOT A REAL CABLE", "Header",
        "C O N F I D E N T I A L WINDHOEK 000418", "NOFORN", "SIPDIS", "E.O.", "TAGS", "SUBJECT", "REF",
        "Classified By", "1. (U)", "2. (C/NF)", "3. (C)", "QUILLFEATHER",
    ]  # fmt: skip
    await editor.open("file:///o.cable", CABLE + "BT\n#0418\nNNNN\n\n" + CABLE.replace("0418", "0419"))
    both = await editor.text_document_document_symbol_async(types.DocumentSymbolParams(document("file:///o.cable")))
    assert [symbol.name for symbol in both or ()] == ["08WINDHOEK418", "08WINDHOEK419"]


async def defined(editor: Editor, uri: str, at: types.Position) -> list[types.Location]:
    answer = await editor.text_document_definition_async(types.DefinitionParams(document(uri), at))
    assert isinstance(answer, Sequence)
    return [one for one in answer if isinstance(one, types.Location)]


async def test_a_reference_leads_to_its_entry_and_back(editor: Editor) -> None:
    uri = "file:///p.cable"
    await editor.open(uri, CABLE)
    entry = types.Range(place("B.", "B. WIND"), types.Position(place("B.", "B. WIND").line, 15))
    assert await defined(editor, uri, place("B", "2. (C/NF)")) == [types.Location(uri, entry)]
    assert await defined(editor, uri, place("B", "3. (C)")) == [types.Location(uri, entry)]
    assert len(await defined(editor, uri, place("refs", "2. (C/NF)"))) == 2
    assert await defined(editor, uri, place("rose", "2. (C/NF)")) == []
    params = types.ReferenceParams(types.ReferenceContext(include_declaration=True), document(uri), place("B", "B."))
    found = await editor.text_document_references_async(params)
    assert [one.range.start for one in found or ()] == [
        place("B", "B."), place("refs", "2. (C/NF)"), place("ref B", "3. (C)"),
    ]  # fmt: skip


async def test_an_entry_leads_to_its_cable_where_that_is_open(editor: Editor) -> None:
    uri, other = "file:///q.cable", "file:///r.cable"
    await editor.open(uri, CABLE)
    await editor.open(other, CABLE.replace("0418", "0391").replace("WINDHOEK 391", "WINDHOEK 390"))
    [found] = await defined(editor, uri, place("WINDHOEK", "B. WIND"))
    assert (found.uri, found.range.start) == (other, place("C O N F", "C O N F"))
    editor.close(other)


async def test_an_entry_leads_to_the_file_that_the_catalogue_knows(editor: Editor, tmp_path: Path) -> None:
    cited = tmp_path / "cited.cable"
    cited.write_text(CABLE.replace("0418", "0391"), encoding="utf-8")
    built = CliRunner().invoke(cli, ["catalogue", "build", "--catalogue", str(tmp_path / "all.sqlite"), str(tmp_path)])
    assert built.exit_code == 0
    (tmp_path / "cablelint.toml").write_text('catalogue = ["all.sqlite"]\n', encoding="utf-8")
    uri = (tmp_path / "a.cable").as_uri()
    await editor.open(uri, CABLE)
    [found] = await defined(editor, uri, place("WINDHOEK", "B. WIND"))
    assert found.uri == cited.as_uri()
    assert "CONFIDENTIAL, 2008-06-20" in (await hovered(editor, uri, place("WINDHOEK", "B. WIND"))).replace("\\", "")


# ----------------------------------------------------------------------------------------------------------- completion


async def completed(editor: Editor, uri: str, line: str, text: str) -> dict[str, str]:
    """What is offered behind a text that takes the place of a line, with what each means."""
    number = next(index for index, one in enumerate(LINES) if one.startswith(line))
    await editor.open(uri, "\n".join((*LINES[:number], text, *LINES[number + 1 :])))
    at = types.Position(number, len(text))
    answer = await editor.text_document_completion_async(types.CompletionParams(document(uri), at))
    assert isinstance(answer, types.CompletionList)
    return {item.label: item.detail or "" for item in answer.items}


async def test_tags_are_completed(editor: Editor) -> None:
    found = await completed(editor, "file:///s.cable", "TAGS", "TAGS: EFIS, PR")
    assert found["PREL"] == "External Political Relations (subject)"
    assert all(tag.startswith("PR") for tag in found)
    assert "EFIS" not in await completed(editor, "file:///s.cable", "TAGS", "TAGS: EFIS, ")


async def test_marks_are_completed(editor: Editor) -> None:
    found = await completed(editor, "file:///t.cable", "3. (C)", "3. (")
    assert list(found) == ["(U)", "(SBU)", "(C)", "(C/NF)"]
    assert found["(C)"] == "CONFIDENTIAL"
    assert "NF" in await completed(editor, "file:///t.cable", "3. (C)", "3. (C//N")
    assert await completed(editor, "file:///t.cable", "3. (C)", "3. (C) The paint (which is ") == {}


async def test_captions_are_completed(editor: Editor) -> None:
    found = await completed(editor, "file:///u.cable", "SIPDIS", "EX")
    assert list(found) == ["EXDIS"]


@pytest.mark.parametrize(
    ("begun", "first"),
    [
        ("SEC", "SECRET"),
        ("S E C R E T SUVA 000123\n\nEXD", "EXDIS"),
        ("S E C R E T SUVA 000123\n\nEXDIS\nNOF", "NOFORN"),
        ("S E C R E T SUVA 000123\n\nTAGS: PREL,\nEC", "ECIN"),
        ("S E C R E T SUVA 000123\n\nSUBJECT: (", "(U)"),
        ("S E C R E T SUVA 000123\n\nREF: A. STATE 12\nB. SU", "SURABAYA"),
        ("S E C R E T SUVA 000123\n\n1. (S/N", "NF"),
        ("S E C R E T SUVA 000123\n\n1. (S) The kite,\n\n   a. (", "(U)"),
        ("SECRET//NOF", "NOFORN"),
    ],
)
async def test_a_draft_is_completed_at_its_end(editor: Editor, begun: str, first: str) -> None:
    uri = "untitled:Untitled-1"
    await editor.open(uri, begun)
    lines = begun.split("\n")
    at = types.Position(len(lines) - 1, len(lines[-1]))
    answer = await editor.text_document_completion_async(types.CompletionParams(document(uri), at))
    assert isinstance(answer, types.CompletionList)
    assert [item.label for item in answer.items][:1] == [first]


@pytest.mark.parametrize("begun", ["1. (S) Words", "1. (S) The kite (which is ", "Derived From: ", "1. "])
async def test_prose_is_left_alone(editor: Editor, begun: str) -> None:
    uri = "untitled:Untitled-2"
    text = f"S E C R E T SUVA 000123\n\nSUBJECT: (U) KITES\n\n{begun}"
    await editor.open(uri, text)
    at = types.Position(4, len(begun))
    answer = await editor.text_document_completion_async(types.CompletionParams(document(uri), at))
    assert isinstance(answer, types.CompletionList)
    assert not answer.items


async def test_references_are_completed(editor: Editor) -> None:
    found = await completed(editor, "file:///v.cable", "3. (C)", "3. (C) As ref ")
    assert found == {"A": "STATE 61277", "B": "WINDHOEK 391"}
    assert "LJUBLJANA" in await completed(editor, "file:///v.cable", "B. WIND", "B. LJ")


async def test_the_banner_that_the_portions_call_for_is_a_hint(editor: Editor) -> None:
    uri = "file:///w.cable"
    await editor.open(uri, CABLE)
    whole = types.Range(types.Position(0, 0), types.Position(len(LINES), 0))
    [hint] = await editor.text_document_inlay_hint_async(types.InlayHintParams(document(uri), whole)) or ()
    assert hint.label == "the portions call for CONFIDENTIAL//NOFORN"
    assert hint.position == types.Position(place("C O", "C O N F").line, len("C O N F I D E N T I A L WINDHOEK 000418"))
    assert isinstance(hint.tooltip, types.MarkupContent)
    assert "`NOFORN`: portion 2 `(C/NF)`, line 30" in hint.tooltip.value
    await editor.open(uri, CABLE.replace("(C/NF)", "(S/NF)"))
    [hint] = await editor.text_document_inlay_hint_async(types.InlayHintParams(document(uri), whole)) or ()
    assert hint.label == "but the portions call for SECRET//NOFORN"
    top = types.Range(types.Position(0, 0), types.Position(3, 0))
    assert not await editor.text_document_inlay_hint_async(types.InlayHintParams(document(uri), top))


# -------------------------------------------------------------------------------------------------- drafters' mistakes

MARKS = ["Mark it (U)", "Mark it (SBU)", "Mark it (C)", "Mark it (C/NF)"]
MISTAKES: tuple[tuple[str, str, str, str, list[str]], ...] = (
    ("3. (C)", "3.", "POR001", "Paragraph 3 has no portion mark.", MARKS),
    ("SUBJECT: (C)", "SUBJECT:", "POR002", "The subject has no portion mark.", MARKS),
    ("3. (C)", "3. (S)", "ROL001", "Paragraph 3 is marked (S), above the overall classification CONFIDENTIAL.", []),
    ("3. (C)", "3. \u00a9", "POR007", "The mark \u00a9 is a copyright sign, which a converter made of (c).",
     ["Write (C) (safe fix of POR007)"]),
    ("3. (C)", "(C) 3.", "POR004", "The mark (C) of paragraph 3 comes before the number.",
     ["Move the mark before the text (safe fix of POR004)"]),
    ("06/20/2018", "06/20/2048", "DEC007",
     "The declassification date 20 JUN 2048 is 15 years over the limit of 25 years under E.O. 12958.", []),
    ("E.O. 12958: DECL: 06/20/2018\n\n", "", "STR003", "The E.O. line is missing.", []),
    ("C O N F I D E N T I A L", "C O N F I D E N T A I L", "CLS001",
     "'C O N F I D E N T A I L' is not a classification level; the nearest one is CONFIDENTIAL.",
     ["Write 'C O N F I D E N T I A L' (unsafe fix of CLS001, which may take away an unknown word: look at it)"]),
    ("SIPDIS", "SIPDID", "CAP007", "'SIPDID' is not a caption; the nearest one is SIPDIS.",
     ["Write 'SIPDIS' (safe fix of CAP007)"]),
    ("NOFORN\n", "", "ROL003", "Paragraph 2 is marked (C/NF), but nothing above the text says NOFORN.",
     ["Add the caption NOFORN (unsafe fix of ROL003: look at it)"]),
    (",\nreasons 1.4 (b) and (d)", "", "CAB003", "The classifier gives no reason.", []),
    ("(ref B)", "(ref D)", "REF002", "Ref D is cited but not listed.", []),
    ("3. (C)", "4. (C)", "STR009", "Paragraph 4 follows paragraph 2.", []),
    ("FM AMEMBASSY WINDHOEK", "FM AMEMBASSY LUSAKA", "HDR007",
     "The header says that the cable is from LUSAKA, but the classification line says WINDHOEK.", []),
)  # fmt: skip


@pytest.mark.parametrize(("right", "wrong", "code", "message", "titles"), MISTAKES, ids=lambda one: str(one)[:12])
async def test_a_mistake_of_a_drafter_is_named_and_repaired_or_answered(
    editor: Editor, right: str, wrong: str, code: str, message: str, titles: list[str]
) -> None:
    uri = "file:///mistaken.cable"
    text = CABLE.replace(right, wrong, 1)
    found = [one for one in await editor.open(uri, text) if one.code == code]
    said = [one.message.partition("\nExpected: ") for one in found]
    assert [message for message, _, _ in said] == [message]
    offered = await acted(editor, uri, found[0].range)
    assert [action.title for action in offered] == titles
    assert titles or said[0][2]
    mended = [edited(text, edits_of(action)) for action in offered]
    assert not titles or any(right in one for one in mended)
