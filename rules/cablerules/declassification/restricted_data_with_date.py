"""DEC012 restricted-data-with-date."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from cablegrammar.vocabulary.markings import marking_by_key
from cablegrammar.vocabulary.undated import undated_kinds
from cablelint import Cable, CableRule, Citation, Context, Example, Related, Scope, Severity, Span, Violation
from cablerules.declassification.governing import dated_instruction


class RestrictedDataWithDate(CableRule):
    """A cable with Restricted Data is to be declassified on a date.

    ## What it checks

    A cable with a portion marked RD or FRD (from 2011 also TFNI, from 2013 also a portion with a NATO classification)
    says `N/A to RD portions. See source list for NSI portions.` in place of a date, an event or an exemption. A
    release to NATO members (`REL TO USA, NATO`, `C/REL NATO`) is not NATO information. It is asked from 25 June 2010.

    ## Why

    Such information is not declassified by the calendar: Restricted Data under the Atomic Energy Act, NATO information
    by NATO. A date on the front page would release it with the rest.
    """

    code = "DEC012"
    name = "restricted-data-with-date"
    severity = Severity.ERROR
    scope = Scope(levels=("classified", "unknown"), dated=True)
    authority = (
        Citation("32 CFR 2001.24", "(h)(3)"),
        Citation("10 CFR 1045.140", "(f)(2)"),
        Citation("CAPCO Register and Manual 2016", "p33"),
    )
    examples = (
        Example(
            bad="1. (C//RD//NF) The lamp of the invented lighthouse glows by itself.\n\n2. (U) Nobody knows why.",
            good="1. (C//NF) The lamp of the invented lighthouse glows by itself.\n\n2. (U) Nobody knows why.",
            at=((1, 4, 1, 15),),
            setting={
                "fl5": "R 141030Z JUL 11",
                "executive_order": "E.O. 13526: DECL: 07/14/2021",
            },
            template="short-header",
        ),
    )

    def check(self, cable: Cable, context: Context) -> Iterator[Violation]:
        """Report the first portion that no date can declassify."""
        found = dated_instruction(context)
        if found is None or context.date is None or context.date < min(undated_kinds().values()):
            return
        instruction = found.instruction
        if instruction.kind not in ("date", "event", "exemption"):
            return
        kinds: dict[str, Span] = {}
        for entry in cable.marks:
            for kind in _kinds(entry.mark):
                if _asked(kind, context.date):
                    kinds.setdefault(kind, entry.mark.span)
        if not kinds:
            return
        names = "/".join(kind for kind in undated_kinds() if kind in kinds)
        yield Violation(
            min(kinds.values()),
            f"A portion is marked {names}, but the cable is to be declassified {_manner(instruction.kind)}.",
            expected=f"'N/A to {names} portions. See source list for NSI portions.' for declassification",
            related=(Related(instruction.instructions[0].span, "the instruction"),) if instruction.instructions else (),
        )


def _kinds(mark: object) -> Iterator[str]:
    """The kinds of information in a mark that no date declassifies."""
    register = marking_by_key()
    for control in getattr(mark, "controls", ()):
        known = register.get(control) or register.get(control.partition("-")[0])
        if known is not None and known.category == "AEA":
            yield known.key.partition("-")[0]
    marking = getattr(mark, "marking", None)
    if marking is not None and marking.system == "NATO":
        yield "NATO"


def _asked(kind: str, on: date) -> bool:
    since = undated_kinds().get(kind)
    return since is not None and on >= since


def _manner(kind: str) -> str:
    return {"date": "on a date", "event": "on an event"}.get(kind, "by an exemption")
