"""The Rule API: what one check is. Third parties write rules against this module."""

from __future__ import annotations

import inspect
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import field
from typing import TYPE_CHECKING, Any, ClassVar, Generic, TypeVar, get_args, get_origin

from cablegrammar.base.node import Node
from cablegrammar.base.record import record
from cablegrammar.cable.cable import Cable
from cablegrammar.cable.marking_in_use import MarkingInUse
from cablegrammar.vocabulary.profiles import PROFILES
from cablelint.rule.scope import Scope
from cablelint.rule.violation import Applicability, Citation, Severity, Violation

if TYPE_CHECKING:
    from cablelint.rule.catalogue import Catalogue
    from cablelint.rule.context import Context, MarkingContext
    from cablelint.rule.facts import Facts

N = TypeVar("N", bound=Node)

DEFAULT_PROFILE = PROFILES[0]
DOCUMENTATION_URL = "https://cablelint.readthedocs.io/rules/"


@record
class Example:
    """A bad text, the good one, and (where the rule has a fix) the bad one fixed: page and test at once.

    `bad`, `good` and `fixed` are fragments that take the place of the part `slot` of a template cable (see
    `cablelint.rule.templates`); the rest of the cable is the template's, but for the parts given in `setting`. `at`
    says where the rule must speak: (line, column, end line, end column) for each finding, counted within the fragment.
    A `slot` of None means that the fragments are whole cables: for rules about whole cables only.
    """

    bad: str
    good: str
    at: Sequence[tuple[int, int, int, int]]
    fixed: str | None = None
    slot: str | None = "body"
    setting: Mapping[str, str] = field(default_factory=dict)
    note: str | None = None
    options: Mapping[str, object] = field(default_factory=dict)
    """Settings the example needs: `profile`, `as_of` (ISO date), `today` and `cui_since` (ISO dates),
    `disclosure_required`, `catalogue` (a list of ids, each
    perhaps with a date and a level: `08SUVA12, 2008-05-19, SECRET`)."""
    template: str = "telegram"
    """The form of the cable: `telegram`, `short-header`, `print`, `smart` or `document`."""


class Rule(Generic[N]):
    """One check of the nodes of one type: `class TagUnknown(Rule[Tag])`, or of several: `Rule[Paragraph | Subject]`.

    A rule about the cable as a whole is a `CableRule`.

    The class docstring is the rule's page: a summary sentence, then the headings `## What it checks`, `## Why` and,
    for a rule with a fix, `## Fix safety` (examples and references are added from `examples` and `authority`).
    `check` is a generator over a frozen tree: it yields a `Violation` for each fault and shares no state.
    """

    code: ClassVar[str]
    name: ClassVar[str]
    severity: ClassVar[Severity]
    enabled: ClassVar[bool] = True
    """Whether the rule runs when nobody selects it."""
    preview: ClassVar[bool] = False
    """Whether it is still on trial: it then runs only with `--preview`, and may change in any release."""
    enabled_under: ClassVar[tuple[str, ...]] = ()
    """Profiles under which a rule that is off runs nevertheless."""
    enabled_by: ClassVar[str | None] = None
    """The setting, as `Settings` calls it, that turns on a rule that is off."""
    needs_date: ClassVar[bool] = False
    """Whether it is silent in part about a cable whose date nobody knows: DEC000 names it then, and each rule whose
    `scope` is `dated`.
    """
    authority: ClassVar[tuple[Citation, ...]]
    profiles: ClassVar[tuple[str, ...]] = PROFILES
    rests_on: ClassVar[tuple[str, ...]] = ()
    """The facts that decide, as a vocabulary and what of it: columns of a table (`markings: requires, advises`), rows
    (`milestones: single-slashes`), or what a profile may have otherwise (`markings_profiles: joint_owner`)."""
    since: ClassVar[str] = "0.1.0"
    fix: ClassVar[Applicability | None] = None
    """The best fix that the rule can offer."""
    visits: ClassVar[tuple[type[Node], ...]] = ()
    """The node types that `check` gets, subclasses included: those in the brackets behind `Rule`."""
    scope: ClassVar[Scope] = Scope()
    """Of which cables the rule has anything to say: it is not called for the others. It changes no finding."""
    examples: ClassVar[tuple[Example, ...]]
    documentation: ClassVar[str] = DOCUMENTATION_URL
    """Where the pages of the distribution's rules are published: the rule's name comes behind it. A distribution of
    your own has another one."""

    def __init_subclass__(cls, **options: Any) -> None:
        """Take the types of the nodes from the brackets behind `Rule`, so that they cannot differ from `check`'s."""
        super().__init_subclass__(**options)
        if "visits" in vars(cls):
            return
        for base in vars(cls).get("__orig_bases__", ()):
            if get_origin(base) is Rule:
                (kind,) = get_args(base)
                kinds = get_args(kind) or (kind,)
                if not isinstance(kind, TypeVar):
                    cls.visits = tuple(get_origin(one) or one for one in kinds)

    def check(self, node: N, context: Context, /) -> Iterator[Violation]:
        """Yield a violation for each fault of `node`."""
        raise NotImplementedError

    @classmethod
    def summary(cls) -> str:
        """The first sentence of the docstring."""
        return " ".join((inspect.getdoc(cls) or "").split("\n\n", 1)[0].split())

    @classmethod
    def url(cls) -> str:
        """Where the rule's page is published."""
        return cls.documentation + cls.name


AnyRule = Rule[Any]
"""A rule of whatever nodes."""


class CableRule(Rule[Cable]):
    """A check of the cable as a whole: `check` gets the cable, once."""


class MarkingRule(Rule[MarkingInUse]):
    """A check of the markings of a cable, and of one that stands in none: `cablelint marking` asks these rules alone.

    A rule about markings that needs the cable is a `Rule[MarkingInUse]`.
    """

    def check(self, node: MarkingInUse, context: MarkingContext, /) -> Iterator[Violation]:
        """Yield a violation for each fault of `node`. `context` has no cable where the marking stands in none."""
        raise NotImplementedError


class RunRule(Rule[Cable]):
    """A check that needs all cables of the run or the catalogue: it runs after the last file, on the Facts.

    One that can tell something from a cable alone sets `visits = (Cable,)`, and has a `check` of the cable too.
    """

    visits: ClassVar[tuple[type[Node], ...]] = ()
    reports_missing: ClassVar[bool] = False
    """Whether it reports cables that the catalogue lacks: a run then says how many nobody could look for."""

    def check_run(self, facts: Facts, catalogue: Catalogue) -> Iterator[Violation]:
        """Yield a violation for each fault of one cable's `facts`, judged against the catalogue.

        Only called when a catalogue is there.
        """
        raise NotImplementedError
