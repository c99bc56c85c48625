"""Fixes in a run: each file is repaired before it is linted, and written back or shown as a difference."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from cablegrammar.base.source import Source
from cablelint.engine.discovery import Target
from cablelint.findings.finding import Finding
from cablelint.fixes.atomic import WriteError, rewrite
from cablelint.fixes.edits import Lint, difference, fix_source
from cablelint.reporters.quotation import classification


@dataclass(slots=True)
class Fixer:
    """What `run` calls with each file (its `transform`), and what became of the fixes.

    With `write` off nothing is written and every file is linted as it is: only `differences` are kept. Fixed standard
    input is kept in `piped`, for nobody else could write it.
    """

    unsafe: bool = False
    write: bool = True
    fixed: int = 0
    """How many fixes were made and written."""
    refused: list[str] = field(default_factory=list)
    """Why a file was not written, a sentence each. Such a file is reported as it is."""
    differences: list[str] = field(default_factory=list)
    """Lines of unified diffs, with their ends."""
    quoted: list[Finding] = field(default_factory=list)
    """Findings in the files that `differences` quote, for the classification of the difference."""
    piped: bytes | None = None

    def __call__(self, target: Target, source: Source, lint: Lint) -> Source:
        """The source to lint: the repaired one where it was written, else the one that is there."""
        seen: list[Finding] = []

        def watched(text: Source) -> Sequence[Finding]:
            found = lint(text)
            seen.extend(found)
            return found

        outcome = fix_source(source, watched, unsafe=self.unsafe)
        if not outcome.stable:
            self.refused.append(f"{target.path} is not written: its fixes come to no end, rules undo each other's")
            return source
        try:
            data = outcome.source.encode(outcome.source.text)
        except UnicodeEncodeError:
            self.refused.append(f"{target.path} is not written: a fix needs a character that {source.encoding} has not")
            return source
        if not self.write:
            self._show(target, source, outcome.source, seen)
            return source
        if target.stdin:
            self.piped = data
        elif outcome.count:
            try:
                rewrite(target.path, source.encode(source.text), data)
            except WriteError as error:
                self.refused.append(str(error))
                return source
        self.fixed += outcome.count
        return outcome.source

    def _show(self, target: Target, before: Source, after: Source, seen: Sequence[Finding]) -> None:
        if before.text != after.text:
            self.differences += difference(target.path, before.text, after.text)
            self.quoted += seen

    def classification(self) -> str | None:
        """The highest classification among the cables that `differences` quote, None when they quote none."""
        return classification(self.quoted) if self.differences else None
