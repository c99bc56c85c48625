"""What becomes of the fixes of a run: each repaired file is written back, or shown as a difference."""

from __future__ import annotations

from dataclasses import dataclass, field

from cablegrammar.base.source import Source
from cablelint.findings.finding import Finding
from cablelint.fixes.atomic import WriteError, rewrite
from cablelint.fixes.by_hand import Ask
from cablelint.fixes.difference import difference
from cablelint.fixes.repair import Fixed


@dataclass(slots=True)
class Fixer:
    """How a run fixes, and what became of it.

    With `write` off nothing is written and every file is linted as it is: only `differences` are kept. Fixed standard
    input is kept in `piped`, for nobody else could write it.
    """

    unsafe: bool = False
    write: bool = True
    ask: Ask | None = None
    """Who is asked for each fix; None makes all that are to be made."""
    fixed: int = 0
    """How many fixes were made and written."""
    refused: list[str] = field(default_factory=list)
    """Why a file was not written, a sentence each. Such a file is reported as it is."""
    notices: list[str] = field(default_factory=list)
    """What was not fixed because a fix would have taken something from the text."""
    differences: list[str] = field(default_factory=list)
    """Lines of unified diffs, with their ends."""
    quoted: list[Finding] = field(default_factory=list)
    """Findings in the files that `differences` quote, for the classification of the difference."""
    piped: bytes | None = None

    def deliver(self, path: str, source: Source, repaired: Fixed, *, stdin: bool = False) -> Source:
        """Write or show what the fixes made of the file `path`. The source that is there now, and is to be linted."""
        self.notices += repaired.refused
        if source.paragraphs and self.write:
            if repaired.count:
                self.notices.append(
                    f"{path} is a Word document, and is never rewritten: --diff shows what to change in its text"
                )
            return source
        if not repaired.stable:
            reason = "rules keep undoing each other's fixes" if repaired.failure is None else repaired.failure
            self.refused.append(f"{path} was not written: {reason}")
            return source
        try:
            data = repaired.source.encode(repaired.source.text)
        except UnicodeEncodeError:
            self.refused.append(f"{path} was not written: a fix needs a character that {source.encoding} does not have")
            return source
        if not self.write:
            if repaired.source.text != source.text:
                self.differences += difference(path, source.written(source.text), source.written(repaired.source.text))
                self.quoted += repaired.findings
            return source
        if stdin:
            self.piped = data
        elif repaired.count:
            try:
                rewrite(path, source.encode(source.text), data)
            except WriteError as error:
                self.refused.append(str(error))
                return source
        self.fixed += repaired.count
        return repaired.source
