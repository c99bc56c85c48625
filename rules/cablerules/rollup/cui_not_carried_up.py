"""ROL009: what portions carry of CUI and the banner lacks."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from cablegrammar.cable.marking_in_use import Place
from cablegrammar.marking.cui import is_category, is_cui
from cablegrammar.marking.forms import register_form
from cablegrammar.marking.marking import Marking, MarkingToken, parse_marking
from cablegrammar.vocabulary.cui import CUI, SPECIFIED, dissemination_controls
from cablelint import (
    Applicability,
    Context,
    ControlledMarking,
    Edit,
    Example,
    Fix,
    Level,
    MarkingInUse,
    Related,
    Rule,
    Severity,
    Violation,
    unsafe_fix,
)
from cablerules.cui.cui_rule import first_controlled, handbook, is_in_force, rule_2002
from cablerules.markings.marking_rule import real_places
from cablerules.rollup.captions_above import noforn_above

if TYPE_CHECKING:
    from cablegrammar.cable.cable import Cable


class CuiNotCarriedUp(Rule[ControlledMarking]):
    """A portion carries CUI, a category or a dissemination control of CUI that the banner lacks.

    ## What it checks

    A document with a CUI portion has CUI in its banner, or on its classification line, with every category and every
    limited dissemination control that its portions carry. A category that stands there as Specified (`SP-PRVCY`) covers
    the Basic one. FEDCON is covered by FED ONLY and NOCON, which are stricter.

    Lists of countries are ROL008's. NOFORN of a portion that is classified, too, is ROL003's. There is one finding, at
    the first portion that carries something the banner lacks.

    ## Why

    Who picks the document up reads the banner. A Specified category that is missing there is not handled as its law
    asks.

    ## Fix safety

    The fix adds what is missing to a banner. It is unsafe, because the portion's mark may be what is wrong. The
    classification line of a telegram is left to the drafter.
    """

    code = "ROL009"
    name = "cui-not-carried-up"
    severity = Severity.ERROR
    authority = (rule_2002("(c)"), rule_2002("(b)(2)(ii)"), handbook("p18"), handbook("p19"))
    fix = Applicability.UNSAFE
    examples = (
        Example(
            bad="CUI",
            good="CUI//SP-CTI//FEDCON",
            at=[(9, 4, 9, 25)],
            fixed="CUI//SP-CTI//FEDCON",
            slot="banner",
            template="document",
            setting={"body": "1. (U) It is blue.\n\n2. (CUI//SP-CTI//FEDCON) It is new."},
            note="`(CUI//SP-CTI//FEDCON)` stands before the second paragraph.",
            options={"profile": "cui", "as_of": "2021-03-01"},
        ),
        Example(
            bad="1. (CUI//PRVCY) The lamp has arrived.",
            good="1. (U) The lamp has arrived.",
            at=[(1, 4, 1, 16)],
            setting={
                "classification": "UNCLAS WINDHOEK 000512",
                "executive_order": "E.O. 13526: N/A",
                "authority": "",
            },
            options={"as_of": "2021-03-01"},
            note="the classification line of a telegram says nothing of CUI",
        ),
    )

    def check(self, node: ControlledMarking, context: Context) -> Iterator[Violation]:
        """Report the first portion that carries something that the banner lacks."""
        cable = context.cable
        if context.alone or not is_in_force(context) or node is not first_controlled(cable, "portion"):
            return
        above = _above(cable)
        if above is None or cable.truncated:
            return
        carrying = list(_carrying(cable, above))
        if not carrying:
            return
        first, *others = carrying
        missing = list(dict.fromkeys(name for entry in carrying for name in entry.names))
        where = Related(above.use.span, "the banner") if above.use is not None else _line(cable)
        fix = _fix(above, cable, carrying)
        yield Violation(
            first.place.span,
            f"The portion {first.text} carries {' and '.join(first.names)}, and the banner does not.",
            expected=f"{', '.join(missing)} in the banner",
            related=(*((where,) if where else ()), *(Related(entry.place.span, "this one, too") for entry in others)),
            fix=fix,
        )


class _Above(NamedTuple):
    """What stands above the portions: the banner, None for a letter-spaced line, and what it carries."""

    use: MarkingInUse | None
    names: frozenset[str]


class _Carrying(NamedTuple):
    """A portion that carries what the banner lacks: its first place, and the names of what it carries."""

    text: str
    place: Place
    names: tuple[str, ...]
    tokens: tuple[MarkingToken, ...]


def _above(cable: Cable) -> _Above | None:
    """The banner; None where there is none, or where it cannot be read."""
    use = next((use for use in cable.markings_in_use if use.kind == "banner"), None)
    line = cable.classification
    if use is None:
        return None if line is None or line.level is None else _Above(None, frozenset(line.controls))
    marking = use.marking
    if marking.unknown or (marking.level is None and not marking.levels):
        return None
    names = {name for token in marking.tokens for name in _names(token)}
    names.update(line.controls if line is not None else ())
    if marking.noforn or noforn_above(cable) is not None:
        names.add("NOFORN")
    return _Above(use, frozenset(names))


def _carrying(cable: Cable, above: _Above) -> Iterator[_Carrying]:
    """The portions with something that the banner lacks, in the order of their first places."""
    found = []
    for use in cable.markings_in_use:
        if use.kind != "portion" or not isinstance(use, ControlledMarking) or not use.marking.controlled:
            continue
        tokens = tuple(token for token in use.marking.tokens if _goes_up(token, use.marking) and _lacks(above, token))
        place = next(real_places(use, cable), None)
        if tokens and place is not None:
            names = tuple(dict.fromkeys(name for token in tokens for name in _names(token)))
            found.append(_Carrying(use.text, place, names, tokens))
    found.sort(key=lambda entry: entry.place.span)
    return iter(found)


def _goes_up(token: MarkingToken, marking: Marking) -> bool:
    """Whether the banner has to carry a token of a portion, and no other rule asks for it."""
    if is_cui(token) or is_category(token):
        return True
    known = next((key for key in token.keys if key in dissemination_controls()), None)
    if known is None or token.kind != "control":
        return False
    return not dissemination_controls()[known].also_ic or (known == "NOFORN" and not _is_classified(marking))


def _is_classified(marking: Marking) -> bool:
    return marking.level is not None and marking.level.classified


def _names(token: MarkingToken) -> tuple[str, ...]:
    """What a token is called in a banner."""
    if is_cui(token):
        return (CUI,)
    if is_category(token):
        return (token.banner or token.text,)
    return token.keys[:1]


def _lacks(above: _Above, token: MarkingToken) -> bool:
    for name in _names(token):
        known = dissemination_controls().get(name)
        stricter = known.covered_by if known is not None else (SPECIFIED + name,)
        if name not in above.names and above.names.isdisjoint(stricter):
            return True
    return False


def _line(cable: Cable) -> Related | None:
    return None if cable.classification is None else Related(cable.classification.span, "the classification line")


# ------------------------------------------------------------------------------------------------------------ the fix


def _fix(above: _Above, cable: Cable, carrying: list[_Carrying]) -> Fix | None:
    """Add what is missing to the banner, at each of its places; None on the classification line of a telegram."""
    use = above.use
    if use is None or not _is_banner(use, cable):
        return None
    added = [token for entry in carrying for token in entry.tokens]
    text = _with(use.marking, added)
    right = register_form(parse_marking(text, unpublished=True), portion=False, titles=True, dates=True)
    if right is None:
        return None
    edits = (Edit(place.start, place.start + len(use.inner), right) for place in use.places)
    return unsafe_fix(f"Write {right}", *edits)


def _is_banner(use: MarkingInUse, cable: Cable) -> bool:
    """Whether the marking has a line for itself."""
    if "//" in use.inner or use.marking.controlled:
        return True
    return any(line.span.start <= use.span.start < line.span.end for line in cable.banners)


def _with(banner: Marking, added: list[MarkingToken]) -> str:
    """The banner's values and the added ones, CUI with its categories together."""
    level = [] if banner.level is Level.UNCLASSIFIED and len(banner.tokens) == 1 else list(banner.levels)
    own = [token for token in banner.tokens if not (is_cui(token) or is_category(token) or token.names_level)]
    head = next((token.text for token in banner.tokens if is_cui(token)), CUI)
    tokens = [*banner.tokens, *added]
    categories = dict.fromkeys(token.banner or "" for token in tokens if is_category(token))
    own_controls = [token.text for token in own if token.category == "dissemination"]
    new_controls = [name for token in added if not (is_cui(token) or is_category(token)) for name in _names(token)]
    parts = [
        *(token.text for token in level),
        *(token.text for token in own if token.category != "dissemination"),
        head,
        "/".join(categories),
        "/".join(dict.fromkeys((*own_controls, *new_controls))),
    ]
    return ("//" if banner.leading else "") + "//".join(filter(None, parts))
