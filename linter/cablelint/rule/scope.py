"""Of which cables a rule has anything to say, as data: the engine does not call it for the others."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from operator import attrgetter
from typing import TYPE_CHECKING, Any, get_args

from cablegrammar.base.record import record
from cablegrammar.cable.lines import Form

if TYPE_CHECKING:
    from cablegrammar.cable.cable import Cable
    from cablelint.rule.context import Context

CLASSIFIED = "classified"
UNCLASSIFIED = "unclassified"
UNKNOWN_LEVEL = "unknown"

FORMS: tuple[str, ...] = get_args(Form)
CABLES = tuple(form for form in FORMS if form != "unknown")
"""The forms of a cable (`Cable.is_cable`)."""
TELEGRAMS = tuple(form for form in CABLES if form != "smart")
"""The forms of a telegram (`Cable.is_telegram`)."""


@record
class Scope:
    """Of which cables a rule has anything to say. What is left out lets every cable in.

    It saves time and changes no finding: of a cable outside of it, `check` would say nothing. It is asked once a cable,
    for all rules. A marking that stands in no cable is judged whatever the scope.
    """

    forms: tuple[str, ...] = ()
    """The forms of the cable, such as `smart`; `CABLES` and `TELEGRAMS` are groups of them."""
    levels: tuple[str, ...] = ()
    """`classified`, `unclassified`, or `unknown`: by `Cable.overall_level`."""
    dated: bool = False
    """The date that decides is known (`Context.date`)."""
    ordered: bool = False
    """The executive order in force is known (`Context.regime`)."""
    has: tuple[str, ...] = ()
    """Attributes of the cable that are neither None, False nor empty: `references`, `header.fl4`."""


Condition = Callable[["Cable", "Context"], object]
"""Whether something is so of a cable."""


def conditions(scope: Scope) -> Iterator[tuple[object, Condition]]:
    """What has to be so of a cable in a scope, each with a key that is the same for the same condition."""
    if scope.forms:
        yield ("form", frozenset(scope.forms)), _one_of(_form, scope.forms)
    if scope.levels:
        yield ("level", frozenset(scope.levels)), _one_of(_level, scope.levels)
    if scope.dated:
        yield "dated", _dated
    if scope.ordered:
        yield "ordered", _ordered
    for path in scope.has:
        yield ("has", path), _has(path)


def faults_of_scope(scope: object, cable: type[Cable]) -> Iterator[str]:
    """What is wrong with a scope, each as the end of a sentence that begins with the name of its rule."""
    if not isinstance(scope, Scope):
        yield f"has the scope {scope!r}, which is not a Scope"
        return
    parts: tuple[tuple[str, object, Iterable[str] | None], ...] = (
        ("forms", scope.forms, FORMS),
        ("levels", scope.levels, (CLASSIFIED, UNCLASSIFIED, UNKNOWN_LEVEL)),
        ("has", scope.has, None),
    )
    for name, given, known in parts:
        if not isinstance(given, tuple) or not all(isinstance(one, str) for one in given):
            yield f"has a scope whose {name} are no tuple of strings: {given!r}"
            return
        if known is not None and (strange := [one for one in given if one not in known]):
            yield f"has a scope with {strange[0]!r} among its {name}: they must be some of {', '.join(known)}"
    for path in scope.has:
        if not hasattr(cable, path.partition(".")[0]):
            yield f"has a scope with {path!r}, which no cable has"


def _form(cable: Cable, _context: Context) -> str:
    return cable.form


def _level(cable: Cable, _context: Context) -> str:
    level = cable.overall_level
    return UNKNOWN_LEVEL if level is None else CLASSIFIED if level.classified else UNCLASSIFIED


def _dated(_cable: Cable, context: Context) -> bool:
    return context.date is not None


def _ordered(_cable: Cable, context: Context) -> bool:
    return context.regime is not None


def _one_of(word: Callable[[Cable, Context], str], admitted: Iterable[str]) -> Condition:
    words = frozenset(admitted)
    return lambda cable, context: word(cable, context) in words


def _has(path: str) -> Condition:
    value = _value(path)
    return lambda cable, _context: value(cable)


def _value(path: str) -> Callable[[Any], object]:
    """What gives an attribute, also of an attribute that may be None: `transmission.serial`."""
    first, dot, behind = path.partition(".")
    own = attrgetter(first)
    if not dot:
        return own
    of_it = _value(behind)

    def value(one: object) -> object:
        found = own(one)
        return None if found is None else of_it(found)

    return value
