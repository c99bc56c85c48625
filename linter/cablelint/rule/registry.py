"""Where the rules come from: the entry-point group `cablelint.rules`, and nothing else."""

from __future__ import annotations

import inspect
from collections.abc import Collection, Iterable, Iterator
from typing import TYPE_CHECKING

from cablegrammar.base.node import Node
from cablegrammar.base.record import record
from cablegrammar.cable.cable import Cable
from cablegrammar.vocabulary.profiles import PROFILES
from cablelint.__about__ import __version__
from cablelint.errors import UsageError
from cablelint.rule import run_findings
from cablelint.rule.api import AnyRule, Example, Rule, RunRule
from cablelint.rule.scope import faults_of_scope
from cablelint.rule.violation import Applicability, Citation, Severity

if TYPE_CHECKING:
    from importlib.metadata import EntryPoint

    from cablelint.rule.installed import OwnPoint

GROUP = "cablelint.rules"
DISTRIBUTION = "cablelint"
ALL = "ALL"

_UPPER = frozenset("ABCDEFGHIJKLMNOPQRSTUVWXYZ")
_DIGITS = frozenset("0123456789")
_NAME = frozenset("abcdefghijklmnopqrstuvwxyz0123456789-")


class RegistryError(UsageError):
    """The installed rules do not fit together: a broken distribution, bad metadata, a code or name given twice."""


@record
class LoadedRule:
    """A rule class and the distribution that it came from, such as `cablelint 0.1.0`."""

    rule: type[AnyRule]
    origin: str


class Registry:
    """All rules that are there, sorted by code, the three about the run included.

    `refused` says, a sentence each, which distributions gave rules that cannot be used: theirs are left out.
    Raises `RegistryError` when metadata is malformed or a code or a name is taken twice. Those that come with cablelint
    (`own`) are not asked again at each start what its tests hold.
    """

    __slots__ = ("_by_key", "refused", "rules")

    def __init__(
        self, loaded: Iterable[LoadedRule], refused: Iterable[str] = (), *, own: Collection[type[AnyRule]] = ()
    ) -> None:
        origin = f"{DISTRIBUTION} {__version__}"
        everything = [*(LoadedRule(rule, origin) for rule in run_findings.RULES), *loaded]
        known = {*own, *run_findings.RULES}
        self.refused = tuple(refused)
        self._by_key: dict[str, LoadedRule] = {}
        for entry in everything:
            fault = None if entry.rule in known else next(faults_of(entry.rule), None)
            if fault is not None:
                raise RegistryError(f"{entry.origin}: the rule {_qualified(entry.rule)} {fault}")
            if entry.rule.code.startswith(run_findings.FAMILY) and entry.rule not in run_findings.RULES:
                raise RegistryError(f"{entry.origin}: the rule code {entry.rule.code} is reserved for the run itself")
            for key in (entry.rule.code, entry.rule.name):
                other = self._by_key.setdefault(key, entry)
                if other is not entry:
                    raise RegistryError(
                        f"two rules are called {key}: {_qualified(other.rule)} of {other.origin}"
                        f" and {_qualified(entry.rule)} of {entry.origin}"
                    )
        self.rules: tuple[LoadedRule, ...] = tuple(sorted(everything, key=lambda entry: entry.rule.code))

    @classmethod
    def of(cls, *rules: type[AnyRule], origin: str = "here") -> Registry:
        """A registry of the rule classes that are handed over: for tests and for programs with rules of their own."""
        return cls(LoadedRule(rule, origin) for rule in rules)

    def __iter__(self) -> Iterator[LoadedRule]:
        return iter(self.rules)

    def find(self, code_or_name: str) -> LoadedRule | None:
        """The rule of this code or name."""
        return self._by_key.get(code_or_name)

    def words(self) -> Iterator[str]:
        """Every code and every name, for suggestions."""
        return iter(self._by_key)


def load_registry(*, isolated: bool = False) -> Registry:
    """Load the rules of every installed distribution; with `isolated` only those that come with cablelint.

    A distribution whose rules cannot be loaded, or do not fit beside those that are there, is left out as a whole:
    `Registry.refused` says why. Raises `RegistryError` when cablelint's own rules are missing or broken.
    """
    from cablelint.rule.installed import only_own_point

    own = only_own_point(DISTRIBUTION, GROUP)
    if own is not None:
        origin = f"{DISTRIBUTION} {own.version}"
        rules = _load(own, origin)
        return Registry((LoadedRule(rule, origin) for rule in rules), own=rules)
    from importlib.metadata import entry_points

    theirs: dict[str, list[EntryPoint]] = {}
    loaded: list[LoadedRule] = []
    for point in sorted(entry_points(group=GROUP), key=lambda point: (_distribution(point)[0], point.name)):
        name, origin = _distribution(point)
        if name == DISTRIBUTION:
            loaded += [LoadedRule(rule, origin) for rule in _load(point, origin)]
        elif not isolated:
            theirs.setdefault(origin, []).append(point)
    if not loaded:
        raise RegistryError(
            "cablelint's own rules are not installed: no entry point of the distribution cablelint"
            f" in the group {GROUP} (install the package; a source tree on the path is not enough)"
        )
    registry = Registry(loaded)
    for origin, points in theirs.items():
        try:
            more = [LoadedRule(rule, origin) for point in points for rule in _load(point, origin)]
            registry = Registry((*loaded, *more), registry.refused)
            loaded += more
        except RegistryError as error:
            registry = Registry(loaded, (*registry.refused, str(error)))
    return registry


def _distribution(point: EntryPoint) -> tuple[str, str]:
    """The normalised name of the distribution that declares `point`, and name and version for people."""
    if point.dist is None:
        return "", f"an unknown distribution (entry point {point.name})"
    name = point.dist.name
    return name.lower().replace("_", "-").replace(".", "-"), f"{name} {point.dist.version}"


def _load(point: EntryPoint | OwnPoint, origin: str) -> list[type[AnyRule]]:
    """The rule classes that an entry point gives: a callable (or an iterable) of them."""
    advice = "" if origin.startswith(f"{DISTRIBUTION} ") else "; uninstall or repair it, or run with --isolated"
    try:
        target: object = point.load()
        given: object = target() if callable(target) and not inspect.isclass(target) else target
        rules = list(given) if isinstance(given, Iterable) else None
    except (Exception, SystemExit) as error:
        said = f": {error}" if str(error) else ""
        raise RegistryError(
            f"the rules of {origin} cannot be loaded: {point.value} failed with {type(error).__name__}{said}{advice}"
        ) from error
    if rules is None:
        raise RegistryError(f"the rules of {origin} cannot be loaded: {point.value} returns no rule classes{advice}")
    for rule in rules:
        if not (inspect.isclass(rule) and issubclass(rule, Rule)):
            raise RegistryError(
                f"{origin}: {point.value} returns {rule!r}, which is not a subclass of cablelint.Rule{advice}"
            )
    return rules


def faults_of(rule: type[AnyRule]) -> Iterator[str]:
    """What is wrong with the metadata of `rule`, each as the end of a sentence that begins with its name."""
    for attribute in ("code", "name", "severity", "authority", "examples"):
        if not hasattr(rule, attribute):
            yield f"has no attribute {attribute!r}"
            return
    if not is_code(rule.code):
        yield f"has the code {rule.code!r}: it must be three capital letters and three digits, such as POR001"
    if not is_name(rule.name):
        yield f"has the name {rule.name!r}: it must be lower-case words joined by hyphens"
    if not isinstance(rule.severity, Severity):
        yield f"has the severity {rule.severity!r}, which is not a Severity"
    if not _all(rule.authority, Citation):
        yield "has an authority that is not a tuple of Citations"
    if not isinstance(rule.documentation, str):
        yield f"has the documentation {rule.documentation!r}: it must be the beginning of a URL"
    if not isinstance(rule.profiles, tuple) or not rule.profiles or not set(rule.profiles) <= set(PROFILES):
        yield f"has the profiles {rule.profiles!r}: they must be a tuple of some of {', '.join(PROFILES)}"
    if rule.fix is not None and not isinstance(rule.fix, Applicability):
        yield f"has the fix {rule.fix!r}, which is not an Applicability"
    if not isinstance(rule.visits, tuple) or not all(
        inspect.isclass(node) and issubclass(node, Node) for node in rule.visits
    ):
        yield "has visits that are not a tuple of Node types"
    elif any(not (kind.within or kind in (Node, Cable)) for kind in rule.visits):
        strange = next(kind for kind in rule.visits if not (kind.within or kind in (Node, Cable)))
        yield f"asks for {strange.__name__}, but no cable has such a node: it would never run"
    elif not rule.visits and not issubclass(rule, (RunRule, run_findings.RunFinding)):
        yield "names no node type (`Rule[Paragraph]`, or a CableRule): it would never run"
    yield from faults_of_scope(rule.scope, Cable)
    if not isinstance(rule.preview, bool):
        yield f"has the preview {rule.preview!r}: it must be True or False"
    if not _all(rule.examples, Example):
        yield "has examples that are not a tuple of Examples"
    if not (rule.__doc__ or "").strip():
        yield "has no docstring, which is its documentation page"
    try:
        rule()
    except (Exception, SystemExit) as error:  # noqa: BLE001 - a stranger's constructor
        yield f"cannot be created without arguments: {type(error).__name__}"


def is_code(text: object) -> bool:
    """Whether `text` is three capital letters and three digits."""
    return isinstance(text, str) and len(text) == 6 and _UPPER.issuperset(text[:3]) and _DIGITS.issuperset(text[3:])


def is_name(text: object) -> bool:
    """Whether `text` is a rule name: lower-case words joined by single hyphens, and no other selector's word."""
    return (
        isinstance(text, str)
        and text not in tuple(Severity)
        and _NAME.issuperset(text)
        and all(text.split("-"))
        and not text[0].isdigit()
    )


def _all(values: object, kind: type) -> bool:
    return isinstance(values, tuple) and all(isinstance(value, kind) for value in values)


def _qualified(rule: type[AnyRule]) -> str:
    return f"{rule.__module__}.{rule.__qualname__}"
