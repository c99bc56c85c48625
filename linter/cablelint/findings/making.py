"""Makes findings: of what a rule yields, of a rule that failed, and of what is wrong with the run itself."""

from __future__ import annotations

import os

from cablegrammar.base.node import Span
from cablegrammar.rollup.protections import Protection
from cablelint.findings.discretion import discreet
from cablelint.findings.finding import NOTHING, About, Excerpt, Finding, RelatedPlace
from cablelint.findings.fingerprints import WHOLE, Fingerprints
from cablelint.findings.places import Places
from cablelint.findings.region import FIRST_CHARACTER, Region
from cablelint.rule.api import AnyRule
from cablelint.rule.run_findings import RuleFailed
from cablelint.rule.violation import Applicability, Citation, Fix, Severity, UnsoundViolationError, Violation


def finding_of(
    rule: AnyRule,
    violation: Violation,
    places: Places,
    severity: Severity | None = None,
    *,
    discreetly: bool = False,
) -> Finding:
    """What a violation is in a report. `severity` is that of the settings, None to leave it to the rule.

    What is said `discreetly` repeats no prose of the cable, whatever the rule put into its message.
    Raises `UnsoundViolationError` for what a report could not show, and for a place that is none of `places`.
    """
    require_sound(violation)
    places.verify(violation)
    if discreetly and (text := places.text) is not None:
        violation = discreet(violation, text)
    region = places.region(violation.span)
    place = places.place(violation.span)
    related = tuple(RelatedPlace(*places.region(other.span)[:2], other.message) for other in violation.related)
    return _made(
        rule,
        violation.message,
        places.path,
        region,
        places.fingerprint(rule.code, place),
        cable=places.cable,
        severity=severity or violation.severity,
        authority=violation.authority,
        expected=violation.expected,
        related=related,
        fix=violation.fix,
        choices=violation.choices,
        place=place.label,
        about=places.about(),
        excerpt=places.excerpt(region, related),
    )


def failure_of(rule: AnyRule, origin: str, error: BaseException, places: Places, span: Span | None) -> Finding:
    """CFG003: `rule` of the distribution `origin` failed on what stands at `span`.

    The exception's own text could quote the cable, and is left out, unless it says what the rule yielded.
    """
    if isinstance(error, UnsoundViolationError):
        said = f"failed: {error}"
    else:
        said = f"failed with {type(error).__name__}{_raised_at(error)}"
    message = f"{rule.code} {rule.name} ({origin}) {said}; the other rules ran."
    line, column, _, _ = places.region(span)
    fingerprint = places.fingerprint(RuleFailed.code + rule.code, places.place(span))
    return _made(
        RuleFailed,
        message,
        places.path,
        Region(line, column, line, column),
        fingerprint,
        cable=places.cable,
        about=places.about(),
    )


def _raised_at(error: BaseException) -> str:
    """Where an exception was raised: the file and the line of the innermost frame that is not Python's own."""
    traceback, place = error.__traceback__, ""
    while traceback is not None:
        file = traceback.tb_frame.f_code.co_filename
        if not file.startswith(_PYTHON) or "site-packages" in file:
            place = f" at {os.path.basename(file)}:{traceback.tb_lineno}"  # noqa: PTH119 - as below
        traceback = traceback.tb_next
    return place


_PYTHON = f"{os.path.dirname(os.__file__)}{os.sep}"  # noqa: PTH120 - a start does without Path


def rules_refused(message: str) -> Finding:
    """CFG003: the rules of a distribution were left out. `message` says which and why."""
    sentence = f"{message[:1].upper()}{message[1:]}"
    return finding_about_run(RuleFailed, os.curdir, f"{sentence}. The other rules ran.", discriminator=message)


def finding_about_run(
    rule: type[AnyRule], path: str, message: str, *, expected: str | None = None, line: int = 1, discriminator: str = ""
) -> Finding:
    """A finding about the run, at the start of a line. `discriminator` tells apart several at one path."""
    fingerprint = Fingerprints().make(rule.code, path, discriminator)
    region = FIRST_CHARACTER._replace(line=line, end_line=line)
    return _made(rule, message, path, region, fingerprint, expected=expected)


def _made(
    rule: AnyRule | type[AnyRule],
    message: str,
    path: str,
    region: Region,
    fingerprint: str,
    *,
    cable: str | None = None,
    severity: Severity | None = None,
    authority: tuple[Citation, ...] = (),
    expected: str | None = None,
    related: tuple[RelatedPlace, ...] = (),
    fix: Fix | None = None,
    choices: tuple[Fix, ...] = (),
    place: str = WHOLE,
    about: About = NOTHING,
    excerpt: Excerpt | None = None,
) -> Finding:
    line, column, end_line, end_column = region
    return Finding(
        path=path, cable=cable, code=rule.code, name=rule.name, severity=severity or rule.severity, message=message,
        expected=expected, line=line, column=column, end_line=end_line, end_column=end_column,
        authority=authority or rule.authority, url=rule.url(), related=related, fix=fix, fingerprint=fingerprint,
        place=place, about=about, excerpt=excerpt, choices=choices,
    )  # fmt: skip


def require_sound(violation: object) -> None:
    """Raise `UnsoundViolationError` for what is no violation, or one that a report could not show."""
    if not isinstance(violation, Violation):
        raise UnsoundViolationError(f"it yielded {_kind(violation)}, and not a Violation")
    texts: list[object] = [violation.message, *(other.message for other in violation.related)]
    if violation.expected is not None:
        texts.append(violation.expected)
    for fix in (*([] if violation.fix is None else [violation.fix]), *violation.choices):
        texts += [fix.title, *(edit.text for edit in fix.edits)]
        if not isinstance(fix.applicability, Applicability):
            raise UnsoundViolationError(f"the applicability of its fix is {_kind(fix.applicability)}")
        _require_honest(fix)
    for text in texts:
        if not isinstance(text, str):
            raise UnsoundViolationError(f"a text of its violation is {_kind(text)}, and not a string")
    if not (isinstance(violation.authority, tuple) and all(isinstance(one, Citation) for one in violation.authority)):
        raise UnsoundViolationError("the authority of its violation is not a tuple of Citations")
    if not isinstance(violation.severity, Severity | None):
        raise UnsoundViolationError(f"the severity of its violation is {_kind(violation.severity)}, and not a Severity")


def _require_honest(fix: Fix) -> None:
    """Raise for a fix that does not say in the right way what it gives up."""
    if not isinstance(fix.gives_up, frozenset):
        raise UnsoundViolationError(f"what its fix gives up is {_kind(fix.gives_up)}, and not a frozenset")
    for one in fix.gives_up:
        if not isinstance(one, Protection):
            raise UnsoundViolationError(f"what its fix gives up is {_kind(one)}, and not a Protection")
    if fix.gives_up and fix.applicability is Applicability.SAFE:
        raise UnsoundViolationError("its fix is safe and gives something up")


def _kind(thing: object) -> str:
    """The type of a thing, with an article."""
    name = type(thing).__name__
    return f"{'an' if name[:1].lower() in 'aeiou' else 'a'} {name}"
