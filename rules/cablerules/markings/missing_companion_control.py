"""MRK012 missing-companion-control."""

from __future__ import annotations

from collections.abc import Iterator

from cablegrammar.marking.cui import is_category
from cablegrammar.marking.forms import register_form
from cablegrammar.marking.marking import MarkingToken, parse_marking
from cablegrammar.vocabulary.countries import countries
from cablegrammar.vocabulary.cui import CUI
from cablegrammar.vocabulary.markings import DISPLAY_ONLY, OWN_COUNTRY, REL_TO, RegisteredMarking, marking_by_key
from cablelint import Applicability, Citation, Edit, Example, Fix, Severity, Violation, unsafe_fix
from cablerules.markings.conflicting_controls import excluded_pair
from cablerules.one_marking.form import CATEGORY_NAMES, form_fix, keeps, right_shown
from cablerules.one_marking.law import law
from cablerules.one_marking.rule import REGISTER, MarkingView, OneMarkingRule, entries


class MissingCompanionControl(OneMarkingRule):
    """A control is used without another one that it needs.

    ## What it checks

    NODIS and EXDIS need NOFORN; HCS-O needs ORCON and NOFORN; HCS-P needs NOFORN, and its sub-compartments ORCON too;
    SI-G needs ORCON; the compartments of TK need NOFORN; CNWDI needs RD, and SIGMA needs RD or FRD. JOINT needs REL TO
    with every owner. All of this is in the register. A category of CUI needs CUI before it (`SECRET//CUI//SP-CTI`).

    RD and FRD need NOFORN, unless an agreement under the Atomic Energy Act allows a release: without any word on
    foreign disclosure that is a warning. From November 2022 on NOFORN is expected so of the compartments of RSV and of
    KLM, too.

    ## Why

    The companion is what makes the control work: HCS-O without ORCON could be sent on without asking.

    ## Fix safety

    The fix adds the companion. It is unsafe, because it narrows who may have the text, and is not offered where the
    companion would conflict with what is there. CUI before its category is safe to add: the category says it already.
    """

    code = "MRK012"
    name = "missing-companion-control"
    severity = Severity.ERROR
    authority = (Citation("CAPCO Register and Manual 2016", "H"),)
    profiles = REGISTER
    fix = Applicability.UNSAFE
    rests_on = ("markings: requires, advises, advised_from, needs_category", "markings_profiles: requires, advises")
    examples = (
        Example(
            bad="1. (S//HCS-O//OC) The lamp has arrived.",
            good="1. (S//HCS-O//OC/NF) The lamp has arrived.",
            at=[(1, 8, 1, 13)],
            fixed="1. (S//HCS-O//OC/NF) The lamp has arrived.",
            options={"profile": "ic"},
        ),
        Example(
            bad="1. (S//RD) The lamp has arrived.",
            good="1. (S//RD//NF) The lamp has arrived.",
            at=[(1, 8, 1, 10)],
            fixed="1. (S//RD//NF) The lamp has arrived.",
            options={"profile": "ic"},
            note="A warning: an agreement may allow a release.",
        ),
    )

    def faults(self, view: MarkingView) -> Iterator[Violation]:
        """Report each control that lacks a companion, and each JOINT list that is not released to its owners."""
        told: set[str] = set()
        category = next(filter(is_category, view.marking.tokens), None)
        if category is not None and view.marking.levels and not view.marking.controlled:
            yield Violation(
                category.span,
                f"{category.text} is a category of {CUI}, and the marking does not say {CUI}.",
                expected=right_shown(view),
                fix=form_fix(view),
            )
        for token in view.marking.tokens:
            if (lacking := _lacking_category(view, token)) is not None:
                yield Violation(
                    token.span,
                    f"{_name(view, token)} is used without {CATEGORY_NAMES[lacking]}.",
                    expected=f"{CATEGORY_NAMES[lacking]} with {_name(view, token)}",
                )
            needed, advised = _companions(view, token)
            missing = [key for key in needed if key not in told]
            if missing:
                told.update(missing)
                yield _violation(view, token, missing, None)
            elif advised and told.isdisjoint(advised):
                told.update(advised)
                yield _violation(view, token, advised, Severity.WARNING)
            elif token.category == "JOINT" and (owners := _unreleased(view, token)):
                yield Violation(
                    token.span,
                    f"{REL_TO} does not name every owner.",
                    expected=f"{', '.join(owners)} in {REL_TO}",
                )


def _lacking_category(view: MarkingView, token: MarkingToken) -> str | None:
    """The category of which something has to stand beside the control, and does not."""
    present = {other.category for other in view.marking.tokens if other is not token}
    needed = (entry.needs_category for entry in entries(view, token))
    return next((category for category in needed if category is not None and category not in present), None)


def _companions(view: MarkingView, token: MarkingToken) -> tuple[list[str], list[str]]:
    """What a control needs and what is advised beside it, as far as the marking lacks it."""
    present = present_keys(view)
    needed: list[str] = []
    advised: list[str] = []
    for entry in () if _is_barred(view, token) else entries(view, token):
        needed += (key for key in entry.requires if key not in present)
        if entry.advised_from is None or (view.day is not None and view.day >= entry.advised_from):
            advised += (key for key in entry.advises if key not in present and not _discloses(view, key))
    return list(dict.fromkeys(needed)), list(dict.fromkeys(advised))


def _is_barred(view: MarkingView, token: MarkingToken) -> bool:
    """Whether the level of the marking excludes the control: then nothing is missing beside it."""
    return any(level is not token and excluded_pair(view, level, token) is not None for level in view.marking.levels)


def present_keys(view: MarkingView) -> frozenset[str]:
    """The keys of everything that the marking carries; NOFORN inside SBU NOFORN and LES NOFORN counts."""
    keys = {key for token in view.marking.tokens for key in token.keys}
    keys |= {part for key in keys for part in key.split() if part in marking_by_key()}
    return frozenset(keys)


def _discloses(view: MarkingView, key: str) -> bool:
    """Whether something else is said about foreign disclosure, where `key` is advised."""
    excluded = marking_by_key()[key].excludes
    return any(entry.key in excluded for token in view.marking.tokens for entry in entries(view, token))


def _violation(view: MarkingView, token: MarkingToken, missing: list[str], severity: Severity | None) -> Violation:
    names = " and ".join(missing)
    return Violation(
        token.span,
        f"{_name(view, token)} is used without {names}.",
        expected=f"{names} with {_name(view, token)}",
        fix=_added(view, missing),
        severity=severity,
        authority=law(view, "requires" if severity is None else "advises", *token.keys),
    )


def _name(view: MarkingView, token: MarkingToken) -> str:
    found = entries(view, token)
    return token.text if not found or "[" in found[0].key or token.category in ("SCI", "JOINT") else found[0].key


def _added(view: MarkingView, missing: list[str]) -> Fix | None:
    """A fix that adds the missing controls in their places; None where one of them has a list or is excluded."""
    known = [marking_by_key()[key] for key in missing]
    present = {entry.key for token in view.marking.tokens for entry in entries(view, token)}
    if any(_needs_more(entry) or not present.isdisjoint(entry.excludes) for entry in known):
        return None
    forms = [entry.portion if view.portion else entry.abbreviation or entry.title for entry in known]
    marking = parse_marking("//".join((view.marking.text, *forms)), unpublished=True)
    right = register_form(marking, portion=view.portion, titles=True, dates=True, register=view.register)
    if right is None or not keeps(view.marking, marking):
        return None
    return unsafe_fix(f"Write {view.shown(right)}", Edit(*view.whole, right))


def _needs_more(entry: RegisteredMarking) -> bool:
    """Whether a marking cannot be added by its name alone: it has a list, or other markings are joined to it."""
    return entry.key in (REL_TO, DISPLAY_ONLY) or entry.category == "AEA"


def _unreleased(view: MarkingView, joint: MarkingToken) -> list[str]:
    """The owners that a REL TO list leaves out. A group in the list may hold any of them."""
    lists = [token for token in view.marking.tokens if REL_TO in token.keys and token.codes]
    if not lists:
        return []
    named = {code for token in lists for code in token.codes}
    for code in tuple(named):
        known = countries().get(code)
        if known is not None and known.kind != "country":
            named |= known.members
            if not known.members:
                return []
    return [code for code in joint.codes if code not in named and code != OWN_COUNTRY]
