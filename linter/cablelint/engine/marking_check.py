"""Checks single markings that stand in no cable: what `cablelint marking` does, for programs."""

from __future__ import annotations

import datetime

from cablegrammar.base.record import record, replace
from cablegrammar.cable.marking_in_use import BlanketInUse, MarkingInUse
from cablegrammar.marking.forms import register_form
from cablegrammar.marking.marking import Marking
from cablegrammar.vocabulary.countries import countries
from cablegrammar.vocabulary.levels import Level
from cablegrammar.vocabulary.markings import OWN_COUNTRY, REL_TO
from cablegrammar.vocabulary.profiles import register_of
from cablelint.engine.checker import checker_for
from cablelint.engine.marking_reading import controls_read, read_marking
from cablelint.findings.finding import Finding
from cablelint.rule.registry import Registry
from cablelint.rule.violation import Severity
from cablelint.settings.settings import Settings

PATH = "<marking>"
"""What findings name as their file."""


@record
class CheckedMarking:
    """A marking with what the rules say about it.

    `kind` is `portion` for a text in parentheses, else `banner`. `canonical` is the marking as the register writes
    it, None where that cannot be known. `level` and `controls` are what was read, in the forms of a banner. `broken`
    when a rule failed.
    """

    text: str
    kind: str
    canonical: str | None
    level: Level | None
    controls: tuple[str, ...]
    findings: tuple[Finding, ...]
    broken: bool

    @property
    def valid(self) -> bool:
        """Whether no finding is an error."""
        return not self.broken and all(finding.severity is not Severity.ERROR for finding in self.findings)


class MarkingChecker:
    """The rules about markings under one set of settings, ready for any number of texts.

    Markings are judged by the rules in force on `settings.as_of`, else today.
    """

    def __init__(self, registry: Registry, settings: Settings, *, with_excerpts: bool = False) -> None:
        today = settings.today or datetime.date.today()
        settings = replace(settings, today=today, as_of=settings.as_of or today)
        self.settings = settings
        self.registry = registry
        self._telegram = register_of(settings.profile, settings.as_of).manual.telegram
        self._checker = checker_for(settings, registry, with_excerpts=with_excerpts)

    def check(self, text: str) -> CheckedMarking:
        """Check one portion mark (a text in parentheses) or banner."""
        result = self._checker.lint_marking(text, PATH)
        use, marking = read_marking(text, self.settings.profile, self.settings.as_of)
        portion = use.kind == "portion"
        register = register_of(self.settings.profile, self.settings.as_of)
        written = self._has_register_form(use, marking)
        form = register_form(marking, portion=portion, register=register) if written else None
        canonical = f"({form})" if portion and form is not None else form
        return CheckedMarking(
            text,
            use.kind,
            canonical,
            marking.level,
            controls_read(use, marking),
            result.findings,
            broken=result.broken,
        )

    def _has_register_form(self, use: MarkingInUse, marking: Marking) -> bool:
        """Whether the register can write the marking: not a whole classification line, a mark for all portions, or in a
        State mark a list of countries in words of its own (`REL UK`), or without the United States.
        """
        if isinstance(use, BlanketInUse) or (use.kind == "banner" and _letters(use.inner) != _letters(use.text)):
            return False
        if use.kind == "banner" or not self._telegram:
            return True
        lists = [token for token in marking.tokens if REL_TO in token.keys and token.codes]
        codes = [code for token in lists for code in token.codes]
        return not lists or (OWN_COUNTRY in codes and all(code in countries() for code in codes))


def _letters(text: str) -> str:
    return "".join(text.split())
