"""Quick fixes: of each finding under the cursor, what a person has to choose, and all safe fixes at once."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate

from lsprotocol import types

from cablegrammar.base.node import Span
from cablegrammar.rollup.protections import Protection
from cablelint.findings.finding import Finding
from cablelint.rule.violation import Applicability, Edit, Fix
from cablelint.rule.wording import series
from cablelint.server.changes import changed_lines
from cablelint.server.diagnostics import diagnostic
from cablelint.server.reading import Desk, Reading
from cablelint.server.text import Text

FIX_ALL = f"{types.CodeActionKind.SourceFixAll.value}.cablelint"
KINDS = (types.CodeActionKind.QuickFix, FIX_ALL)

MOST = 20
"""So many fixes are proved for one question: a whole cable may be selected."""


def actions(desk: Desk, reading: Reading, wanted: Span, only: Sequence[str] | None) -> list[types.CodeAction]:
    """What can be done about the findings that touch the characters `wanted`. `only` are the kinds that are asked for,
    None for all that are offered at a cursor.
    """
    found: list[types.CodeAction] = []
    if only is None or _asks(only, types.CodeActionKind.QuickFix.value):
        found += _quick_fixes(desk, reading, wanted)
    if only is not None and _asks(only, FIX_ALL):
        found += _fix_all(desk, reading)
    return found


def _asks(only: Iterable[str], kind: str) -> bool:
    """Whether a kind is one that is asked for: `source.fixAll` asks for `source.fixAll.cablelint` too."""
    return any(not one or kind == one or kind.startswith(f"{one}.") for one in only)


def _quick_fixes(desk: Desk, reading: Reading, wanted: Span) -> Iterator[types.CodeAction]:
    touched = [finding for finding in desk.check(reading) if _touch(reading.place(finding), wanted)]
    proof = desk.proof(reading)
    fixes = [(finding, finding.fix) for finding in touched if finding.fix is not None][:MOST]
    safe = Applicability.SAFE
    for finding, fix in sorted(fixes, key=lambda one: one[1].applicability is not safe):
        if proof.sift([fix])[0]:
            yield _action(reading, finding, _title(finding, fix), fix.edits, preferred=fix.applicability is safe)
    for finding in touched[:MOST]:
        for fix in finding.choices:
            if proof.sift([fix])[0]:
                yield _action(reading, finding, fix.title, fix.edits, preferred=False)


def _touch(place: Span, wanted: Span) -> bool:
    return place.start <= wanted.end and wanted.start <= place.end


def _title(finding: Finding, fix: Fix) -> str:
    """What a fix does, and that a person has to look at it where it is unsafe."""
    title = fix.title.rstrip(".")
    if fix.applicability is Applicability.SAFE:
        return f"{title} (safe fix of {finding.code})"
    takes = [words for one, words in _GIVEN_UP.items() if one in fix.gives_up]
    which = f", which may take away {series(takes, 'and')}" if takes else ""
    return f"{title} (unsafe fix of {finding.code}{which}: look at it)"


_GIVEN_UP = {
    Protection.MESSAGE: "a message",
    Protection.LEVEL: "a level",
    Protection.CONTROL: "a control",
    Protection.RELEASE: "a limit of release",
    Protection.LIST: "a country of a list",
    Protection.DATE: "a date",
    Protection.MARK: "a mark",
    Protection.ID: "an id",
    Protection.WORD: "an unknown word",
    Protection.PROSE: "a word of the text",
}


def _action(
    reading: Reading, finding: Finding, title: str, edits: Iterable[Edit], *, preferred: bool
) -> types.CodeAction:
    return types.CodeAction(
        title,
        kind=types.CodeActionKind.QuickFix,
        diagnostics=[diagnostic(reading, finding)],
        is_preferred=preferred or None,
        edit=_workspace_edit(reading, (_text_edit(reading, edit) for edit in edits)),
    )


def _text_edit(reading: Reading, edit: Edit) -> types.TextEdit:
    return types.TextEdit(reading.text.range(Span(edit.start, edit.end)), reading.source.written(edit.text))


def _workspace_edit(reading: Reading, edits: Iterable[types.TextEdit]) -> types.WorkspaceEdit:
    """The edits of one document, which hold for the version that they were made for."""
    document = types.OptionalVersionedTextDocumentIdentifier(reading.text.uri, reading.text.version)
    return types.WorkspaceEdit(document_changes=[types.TextDocumentEdit(document, list(edits))])


def _fix_all(desk: Desk, reading: Reading) -> Iterator[types.CodeAction]:
    """All safe fixes, round after round; nothing where rules undo each other's work."""
    fixed = desk.repaired(reading)
    if not fixed.stable or not fixed.count:
        return
    edits = list(edits_between(reading.text, reading.source.written(fixed.source.text)))
    made = "1 safe fix" if fixed.count == 1 else f"{fixed.count} safe fixes"
    yield types.CodeAction(
        f"Make all safe fixes of cablelint ({made})", kind=FIX_ALL, edit=_workspace_edit(reading, edits)
    )


def edits_between(text: Text, after: str) -> Iterator[types.TextEdit]:
    """The edits that make `after` of a text, line by line, so that an editor keeps its place."""
    old, new = text.content.splitlines(keepends=True), after.splitlines(keepends=True)
    offsets = [0, *accumulate(map(len, old))]
    for i, j, k, m in changed_lines(old, new):
        yield types.TextEdit(text.range(Span(offsets[i], offsets[j])), "".join(new[k:m]))
