"""CLS001 unknown-classification-level."""

from __future__ import annotations

from collections.abc import Iterator

from cablegrammar.vocabulary.transmission import security_letters
from cablelint import (
    Applicability,
    Cable,
    CableRule,
    Citation,
    Classification,
    Context,
    Edit,
    Example,
    Fix,
    Level,
    Protection,
    Related,
    Severity,
    Violation,
    safe_fix,
    unsafe_fix,
)
from cablerules.classification.joined_words import joined_words
from cablerules.classification.overall import is_obsolete, of_another_system, overall_lines, own_form


class UnknownClassificationLevel(CableRule):
    """The classification line has no level, or misspells it.

    ## What it checks

    The words in front of the post and the number are UNCLASSIFIED (`UNCLAS`), CONFIDENTIAL, SECRET or TOP SECRET, and
    until 1995 LIMITED OFFICIAL USE. Where they nearly are, the finding names the level that was most likely meant.

    So is a line that only a drafter would write, in small letters, between signs or behind a label (`Secret/NoForn`,
    `*** SECRET ***`, `Classification: Secret`), where no line has the right form: a warning, and the level counts.

    A control in the place of the level (`SBU`) and words joined to it are CLS002's, a level that is no longer used is
    CLS003's. Levels of NATO and of other governments are left alone.

    ## Why

    The level decides who may read the cable and on which network it may travel. A level that nobody can read decides
    nothing. The other checks go on with the level that the words nearly name, where they name one.

    ## Fix safety

    A right level in a loose form is written in capitals: safe. Otherwise the fix writes the nearest level, which a
    person has to confirm: only the drafter knows what was meant. There is no fix where a portion or the security
    letters of the transmission header name a higher level than the nearest one.
    """

    code = "CLS001"
    name = "unknown-classification-level"
    severity = Severity.ERROR
    authority = (Citation("32 CFR 2001.24", "(a)"), Citation("32 CFR 2001.21", "(b)"))
    fix = Applicability.SAFE
    examples = (
        Example(
            bad="C O N F I D E N T A L WINDHOEK 000512",
            good="C O N F I D E N T I A L WINDHOEK 000512",
            at=[(1, 1, 1, 22)],
            fixed="C O N F I D E N T I A L WINDHOEK 000512",
            slot="classification",
        ),
        Example(
            bad="SERCET WINDHOEK 000512",
            good="S E C R E T WINDHOEK 000512",
            at=[(1, 1, 1, 7)],
            fixed="S E C R E T WINDHOEK 000512",
            slot="classification",
        ),
        Example(
            bad="WINDHOEK 000512",
            good="C O N F I D E N T I A L WINDHOEK 000512",
            at=[(1, 1, 1, 9)],
            slot="classification",
            note="No level at all: which one is missing, only the drafter knows.",
        ),
        Example(
            bad="*** Confidential ***",
            good="CONFIDENTIAL",
            at=[(1, 1, 1, 21)],
            fixed="CONFIDENTIAL",
            slot="classification",
            template="short-header",
            note="A drafter's line: the level counts.",
        ),
    )

    def check(self, cable: Cable, context: Context) -> Iterator[Violation]:
        """Report the first line whose words are no level."""
        own = cable.classification
        if own is not None and own.level is not None and len(cable.classification_lines) < 2:
            yield from _loosely_written(cable)
            return
        lines = list(overall_lines(cable))
        for line in lines:
            # Beside a line that names a level, one without any is more likely no classification line at all.
            bare = line.level_span is None and len(lines) > 1
            if line.level is None and not bare and not _is_anothers(cable, line, context):
                yield _violation(cable, line)
                return
        yield from _loosely_written(cable)


def _loosely_written(cable: Cable) -> Iterator[Violation]:
    """The line of a draft that is a classification line in all but its form."""
    loose = [one for one in cable.artefacts if one.kind == "loose-level" and one.replacement]
    if not loose:
        return
    right = loose[0].replacement or ""
    fix = safe_fix(f"Write '{right}'", *(Edit(*one.span, one.replacement or "") for one in loose))
    yield Violation(
        loose[0].span,
        f"'{' '.join(cable.written(loose[0].span).split())}' is not the form of a classification line; it counts as"
        f" {cable.level}.",
        expected=f"'{right}'",
        related=tuple(Related(one.span, "the level again") for one in loose[1:]),
        fix=fix,
        severity=Severity.WARNING,
    )


def _is_anothers(cable: Cable, line: Classification, context: Context) -> bool:
    """Whether the words are judged elsewhere: by CLS002, by CLS003, or by those who gave the level."""
    return (
        is_obsolete(line) is not None
        or of_another_system(cable, line)
        or joined_words(cable, line, context.date) is not None
    )


def _violation(cable: Cable, line: Classification) -> Violation:
    near = line.near
    span = line.level_span or line.post_span or line.span
    if near is None:
        said = "The classification line has no level."
        if line.level_span is not None:  # not quoted: what is near no level may be words of the cable
            said = "The words in the place of the level are not a classification level."
        return Violation(span, said, expected="UNCLAS, CONFIDENTIAL, SECRET or TOP SECRET before the post")
    said = f"'{' '.join(line.text.split())}' is not a classification level; the nearest one is {near}."
    least = _least(cable)
    if near.rank < least.rank:
        return Violation(span, said, expected=f"a level that is not below {least}")
    wanted = own_form(cable, line, near)
    return Violation(span, said, expected=f"'{wanted}'", fix=_fix(line, wanted))


def _fix(line: Classification, wanted: str) -> Fix | None:
    if line.level_span is None:
        return None
    edit = Edit(line.level_span.start, line.level_span.end, wanted)
    return unsafe_fix(f"Write '{wanted}'", edit, gives_up=[Protection.WORD])


def _least(cable: Cable) -> Level:
    """The highest level that a portion or the security letters name: the overall one cannot be lower."""
    named = [level for entry in cable.marks if (level := entry.mark.level) is not None]
    header = cable.transmission
    if header is not None and header.letters in security_letters():
        named.append(security_letters()[header.letters].level)
    return max(named, key=lambda level: level.rank, default=Level.UNCLASSIFIED)
