"""Which rules run: selectors (a code, a family, a name, a severity, `ALL`) and who wins between them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from cablegrammar.base.record import record
from cablegrammar.vocabulary.profiles import PROFILES
from cablelint.errors import UsageError
from cablelint.rule.registry import ALL, LoadedRule, Registry
from cablelint.rule.run_findings import FAMILY
from cablelint.rule.violation import Severity
from cablelint.settings.settings import FailOn, PerFileIgnore, RuleIgnore, Selection, Settings
from cablelint.terminal.suggestions import did_you_mean

_FAMILY = 3
"""The letters of a code that name its family. Nothing between a family and a code is a selector: `POR01` would stand
for rules that nobody has in mind, and for others as soon as there are more."""


class SelectionError(UsageError):
    """A selector that names no rule, or that would ignore what cannot be ignored."""

    def __init__(self, message: str, selector: str) -> None:
        super().__init__(message)
        self.selector = selector


@record
class Matched:
    """What a selector names. Of two that name the same rule the one of higher `weight` wins."""

    selector: str
    weight: int
    codes: frozenset[str]
    wakes: bool
    """Whether it turns on rules that are off by default."""


def require_usable(settings: Settings) -> None:
    """Raise `UsageError` for a value that no setting can have. A program may have made them of plain strings."""
    chosen: tuple[tuple[str, object, Iterable[str]], ...] = (
        ("profile", settings.profile, PROFILES),
        ("fail_on", settings.fail_on, FailOn),
        *((f"severity of {selector}", severity, Severity) for selector, severity in settings.severity.items()),
    )
    for name, value, known in chosen:
        if value not in tuple(known):
            raise UsageError(f"the {name} is {value!r}, but must be one of {', '.join(known)}")


def match(selector: str, registry: Registry) -> Matched:
    """What `selector` names. Raises `SelectionError` with a suggestion when it names nothing."""
    entry = registry.find(selector)
    if entry is not None:
        return Matched(selector, 100, frozenset({entry.rule.code}), wakes=True)
    if selector == ALL:
        return Matched(selector, 0, frozenset(entry.rule.code for entry in registry), wakes=True)
    if selector in tuple(Severity):
        codes = frozenset(entry.rule.code for entry in registry if entry.rule.severity == selector)
        return Matched(selector, 1, codes, wakes=False)
    if len(selector) == _FAMILY:
        codes = frozenset(entry.rule.code for entry in registry if entry.rule.code.startswith(selector))
        if codes:
            return Matched(selector, 1 + len(selector), codes, wakes=True)
    families = {entry.rule.code[:_FAMILY] for entry in registry}
    known = [*registry.words(), *sorted(families), ALL, *Severity]
    raise SelectionError(f'no rule is called "{selector}"{did_you_mean(selector, known)}', selector)


def match_to_ignore(selector: str, registry: Registry) -> Matched:
    """As `match`, for an ignore: the findings about the run itself cannot be ignored by their own code or name."""
    matched = match(selector, registry)
    if matched.weight > 1 and all(code.startswith(FAMILY) for code in matched.codes):
        raise SelectionError(f"{selector} cannot be ignored: it is about the run itself", selector)
    return matched


def mandatory_codes(registry: Registry, settings: Settings) -> frozenset[str]:
    """The codes of the rules that always run, and whose findings nothing ignores."""
    return frozenset(code for selector in settings.mandatory for code in match(selector, registry).codes)


def _refuse_to_ignore_mandatory(registry: Registry, settings: Settings, mandatory: frozenset[str]) -> None:
    """Raise `SelectionError` for an ignore that names nothing but mandatory rules. A wider one leaves these out."""
    entries: tuple[PerFileIgnore | RuleIgnore, ...] = (*settings.per_file_ignores, *settings.rule_ignores)
    named = [
        *(("", selector) for selector in settings.ignore),
        *(("--ignore: ", selector) for selector in settings.command_line.ignore),
        *((f"{entry.file}:{entry.line}: " if entry.file else "", rule) for entry in entries for rule in entry.rules),
    ]
    for place, selector in named:
        matched = match_to_ignore(selector, registry)
        if matched.weight > 1 and matched.codes <= mandatory:
            raise SelectionError(f"{place}{selector} cannot be ignored: the setting `mandatory` names it", selector)


def select_rules(registry: Registry, settings: Settings) -> tuple[LoadedRule, ...]:
    """The rules that run under `settings`, by code, without those about the run (the engine reports these itself).

    Raises `SelectionError` for an unknown selector, and for one that would ignore a mandatory rule.
    """
    chosen = {entry.rule.code for entry in registry if runs_unasked(entry, settings)}
    own = Selection(settings.select, settings.ignore, settings.extend_select)
    for layer in (own, settings.command_line):
        chosen = _apply(layer, chosen, registry, settings)
    if settings.mandatory:
        mandatory = mandatory_codes(registry, settings)
        _refuse_to_ignore_mandatory(registry, settings, mandatory)
        chosen |= mandatory
    return tuple(
        entry
        for entry in registry
        if entry.rule.code in chosen and may_run(entry, settings) and not entry.rule.code.startswith(FAMILY)
    )


def runs_unasked(entry: LoadedRule, settings: Settings) -> bool:
    """Whether a rule runs though nobody selected it: always, under this profile, or because a setting asks for it."""
    rule = entry.rule
    asked = rule.enabled_by is not None and bool(getattr(settings, rule.enabled_by))
    return rule.enabled or asked or settings.profile in rule.enabled_under


def may_run(entry: LoadedRule, settings: Settings) -> bool:
    """Whether a rule runs if it is selected: it is for the profile, and no preview that nobody asked for."""
    return settings.profile in entry.rule.profiles and (settings.preview or not entry.rule.preview)


def without_effect(registry: Registry, settings: Settings) -> Iterator[tuple[LoadedRule, str]]:
    """The rules that are selected by their own code or name and do not run, each with the reason: worth a remark."""
    layers = (settings, settings.command_line)
    for selector in dict.fromkeys(selector for layer in layers for selector in (*layer.select, *layer.extend_select)):
        entry = registry.find(selector)
        if entry is not None and settings.profile not in entry.rule.profiles:
            yield entry, f"does not apply to the profile {settings.profile}"
        elif entry is not None and not may_run(entry, settings):
            yield entry, "is a preview: it runs only with --preview"


def _apply(layer: Selection, chosen: set[str], registry: Registry, settings: Settings) -> set[str]:
    """`chosen` after one layer: the least specific selectors first, so that more specific ones overrule them."""
    wanted = [match(selector, registry) for selector in (*layer.select, *layer.extend_select)]
    unwanted = [match_to_ignore(selector, registry) for selector in layer.ignore]
    chosen = set() if layer.select else set(chosen)
    for matched, wants in sorted(_both(wanted, unwanted), key=lambda pair: (pair[0].weight, not pair[1])):
        if not wants:
            chosen -= matched.codes
        elif matched.wakes:
            chosen |= matched.codes
        else:
            named = (entry for entry in registry if entry.rule.code in matched.codes)
            chosen |= {entry.rule.code for entry in named if runs_unasked(entry, settings)}
    return chosen


def _both(wanted: Iterable[Matched], unwanted: Iterable[Matched]) -> Iterator[tuple[Matched, bool]]:
    yield from ((matched, True) for matched in wanted)
    yield from ((matched, False) for matched in unwanted)


def severities(registry: Registry, settings: Settings) -> dict[str, Severity]:
    """The severity that the settings give to each code that they speak of; the more specific selector wins."""
    overrides: dict[str, Severity] = {}
    matched = ((match(selector, registry), Severity(severity)) for selector, severity in settings.severity.items())
    for selector, severity in sorted(matched, key=lambda pair: pair[0].weight):
        overrides.update((code, severity) for code in selector.codes if not code.startswith(FAMILY))
    return overrides
