"""The findings about the run itself. The engine reports them; they can be neither ignored nor deselected."""

from __future__ import annotations

from cablelint.rule.api import AnyRule
from cablelint.rule.violation import Severity

FAMILY = "CFG"


class RunFinding(AnyRule):
    """A finding about the run and not about a cable."""

    authority = ()
    visits = ()
    examples = ()


class UnusedIgnore(RunFinding):
    """An entry that ignores findings matches nothing, or its time is over.

    ## What it checks

    Every entry of `per-file-ignores` and `rule-ignores` whose files were linted in this run, and whose rules ran on
    them. An entry that suppressed nothing is reported at its place in the configuration file, and so is one whose date
    (`expires`) has passed. In a run over the directory of the configuration, an entry that matches no file is reported
    too. So are the entries of a baseline whose findings are no longer there; `--prune-baseline` removes these. Entries
    for files that were not part of the run, and rules that were not selected, are left alone: nothing can be said about
    them.

    ## Why

    An ignore that matches nothing is a door left open: the fault that it once excused was mended, and the next one
    of its kind would pass without a word.
    """

    code = "CFG001"
    name = "unused-ignore"
    severity = Severity.WARNING


class UnreadableFile(RunFinding):
    """A file cannot be opened, cannot be decoded without loss, or was not checked to its end.

    ## What it checks

    That every file of the run could be opened and decoded: by its byte-order mark, else as UTF-8, else as
    Windows-1252 where that gives text without control characters. And that its check came to an end within the limits
    for size, findings and time (`max-size`, `max-findings`, `max-seconds`); where a rule was at work, the message names
    it. The other files are linted all the same, and the exit code is 2.

    ## Why

    A file that was not read was not checked. Passing over it in silence would let it pass as clean.
    """

    code = "CFG002"
    name = "unreadable-file"
    severity = Severity.ERROR


class RuleFailed(RunFinding):
    """A rule raised an exception, and its answer for this cable is not known.

    ## What it checks

    That every rule could be loaded and ran to its end. The message names the rule, the distribution that it came
    from, the type of the exception and the file and line that raised it, never the exception's text: it could quote
    the cable. Where a rule yielded what is no violation, the message says what. A distribution whose rules cannot be
    loaded is left out as a whole. The other rules still ran, and the exit code is 2.

    ## Why

    A check that did not take place must not look like a check that found nothing. Please report it to the rule's
    authors.
    """

    code = "CFG003"
    name = "rule-failed"
    severity = Severity.ERROR


TOOL_FAILURES = (UnreadableFile.code, RuleFailed.code)
"""The codes of what cablelint failed at: neither is a fault of a cable, and the exit code is 2."""

RULES: tuple[type[AnyRule], ...] = (UnusedIgnore, UnreadableFile, RuleFailed)
