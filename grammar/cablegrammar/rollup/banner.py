"""Puts the banner together from what the portions call for, with a reason for each part."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from functools import reduce

from cablegrammar.base.record import record
from cablegrammar.marking.forms import CATEGORY_ORDER, register_form, sorted_codes
from cablegrammar.marking.marking import Marking, parse_marking
from cablegrammar.rollup.controls import ACCM_ALONE, Raised, bars_release, raised_controls
from cablegrammar.rollup.disclosure import BARRED, Disclosure, disclosure_of
from cablegrammar.rollup.portion_marking import PortionMarking
from cablegrammar.vocabulary.levels import Level
from cablegrammar.vocabulary.markings import ACCM
from cablegrammar.vocabulary.nato_activities import is_known_code
from cablegrammar.vocabulary.profiles import Manual, Register, register_of


@record
class Circumstances:
    """What a roll-up depends on beside the portions.

    `on` is the day on which the document was made, `profile` whose rules apply, `banner` the banner in use, which
    supplies the list of a bare REL, EYES or JOINT portion.
    """

    on: date
    profile: str = "ic"
    banner: Marking | None = None

    @property
    def register(self) -> Register:
        """The register by which the portions are rolled up."""
        return register_of(self.profile, self.on)

    @property
    def release_list(self) -> tuple[str, ...]:
        """The countries of the banner's release list."""
        if self.banner is None:
            return ()
        lists = [token for token in self.banner.tokens if token.kind == "release-list" and token.codes]
        return next((token.codes for token in lists if "DISPLAY ONLY" not in token.keys), ())

    @property
    def owners(self) -> frozenset[str]:
        """The owners that a JOINT banner names."""
        banner = self.banner
        return frozenset(banner.levels[0].codes) if banner is not None and banner.system == "JOINT" else frozenset()

    @property
    def nicknames(self) -> tuple[str, ...]:
        """The programs under alternative compensatory control that the banner names: a bare ACCM stands for them."""
        tokens = () if self.banner is None else self.banner.tokens
        return tuple(token.banner or "" for token in tokens if ACCM in token.keys and token.banner != ACCM_ALONE)


@record
class BannerReason:
    """Why a part of the banner stands there: the portion that forces it, and a sentence that says how."""

    token: str
    portion: PortionMarking
    why: str


@record
class RolledUp:
    """The banner of some portions.

    `banner` and `portion_form` are None where they cannot be known: a portion whose mark cannot be read, a bare REL
    without a banner that gives its list, lists of which one has an unknown code; `problems` says so in sentences.
    `level` is the highest level of all. `disclosure` is what the portions permit together, `calls_for` what the banner
    says of it by the manual of the profile.
    """

    banner: str | None
    portion_form: str | None
    level: Level | None
    because: tuple[BannerReason, ...]
    problems: tuple[str, ...]
    disclosure: Disclosure | None
    calls_for: tuple[str, ...] = ()


def roll_up(portions: Sequence[PortionMarking], around: Circumstances) -> RolledUp:
    """The banner that `portions` call for. Their order makes no difference to it, nor does one that stands twice."""
    problems = tuple(_problems(portions, around))
    levels = [portion for portion in portions if portion.level is not None]
    if problems or not levels:
        return RolledUp(None, None, None, (), problems or ("No portion carries a mark that names a level.",), None)
    highest = max(levels, key=lambda portion: portion.level.rank if portion.level is not None else -1)
    level = highest.level or Level.UNCLASSIFIED
    classified = level.classified
    given = list(_disclosures(portions, around, classified=classified))
    disclosure, open_list = _together(given)
    if open_list is not None:
        problem = f"{_named(open_list)} has no list of its own, and no banner gives it one."
        return RolledUp(None, None, level, (), (problem,), disclosure)
    if disclosure is not None and (doubtful := _doubtful(given, disclosure)) is not None:
        return RolledUp(None, None, level, (), (doubtful,), None)
    plain = any(portion.discloses for portion in portions)
    raised = tuple(
        raised_controls(
            portions, around.register, classified=classified, plain_disclosure=plain, nicknames=around.nicknames
        )
    )
    held_by = _holders(portions, around)
    head, head_reasons = _head(portions, highest, held_by, raised, around)
    sources = _sources(portions, held_by, around)
    tokens = _called_for(disclosure, raised, around.register.manual)
    if not classified and not plain:
        tokens = ()  # NOFORN stands inside of SBU NOFORN or LES NOFORN
    text = _text(head, raised, sources, tokens)
    marking = parse_marking(text, unpublished=True)
    reasons = [
        *head_reasons,
        *(BannerReason(one.text, one.portion, one.why) for one in raised),
        *_source_reasons(portions, sources),
        *_disclosure_reasons(given, tokens),
    ]
    form = register_form(marking, portion=True, register=around.register)
    return RolledUp(
        register_form(marking, portion=False, register=around.register),
        None if form is None else f"({form})",
        level,
        tuple(reasons),
        (),
        disclosure,
        tokens,
    )


def _called_for(disclosure: Disclosure | None, raised: Sequence[Raised], manual: Manual) -> tuple[str, ...]:
    """What the banner says of disclosure. Where nobody is common to the portions a manual may leave the level alone,
    unless there is national intelligence among them.
    """
    if disclosure is None:
        return ()
    alone = manual.no_common_country == "level" and not any(one.category == "SCI" for one in raised)
    return () if alone and disclosure.bars and not disclosure.noforn else disclosure.tokens


def _named(portion: PortionMarking) -> str:
    return portion.name[:1].upper() + portion.name[1:]


def _problems(portions: Sequence[PortionMarking], around: Circumstances) -> Iterator[str]:
    for portion in portions:
        unknown = portion.marking.unknown
        if unknown:
            yield f"{_named(portion)} cannot be read: '{unknown[0].text}' is in no register."
        elif portion.level is None:
            yield f"{_named(portion)} names no level."
        elif portion.joint and not portion.owners and not around.owners:
            yield f"{_named(portion)} names no owners, and no JOINT banner does."
        elif any(token.banner == ACCM_ALONE for token in portion.controls) and not around.nicknames:
            yield f"{_named(portion)} names no program, and no banner does."


# ------------------------------------------------------------------------------------------------------------ the parts


def _holders(portions: Sequence[PortionMarking], around: Circumstances) -> frozenset[str]:
    """The governments of a JOINT banner: where everything classified is held jointly, and by the same; else nobody."""
    classified = [portion for portion in portions if portion.classified]
    holders = {portion.owners or around.owners for portion in classified}
    return next(iter(holders)) if len(holders) == 1 and all(portion.joint for portion in classified) else frozenset()


def _is_foreign(portions: Sequence[PortionMarking], around: Circumstances) -> bool:
    """Whether the whole document is another government's: its banner says so, and nothing classified is ours."""
    banner = around.banner
    classified = [portion for portion in portions if portion.classified]
    heads = {portion.marking.levels[0].codes for portion in classified if portion.foreign}
    foreign = bool(classified) and all(portion.foreign for portion in classified) and len(heads) == 1
    return foreign and banner is not None and banner.leading and banner.system != "JOINT"


def _head(
    portions: Sequence[PortionMarking],
    highest: PortionMarking,
    held_by: frozenset[str],
    raised: Sequence[Raised],
    around: Circumstances,
) -> tuple[str, list[BannerReason]]:
    """The level, as a US one, as JOINT, or as another government's."""
    level = highest.level or Level.UNCLASSIFIED
    why = f"no portion is classified higher than {level}"
    if held_by:
        head = f"JOINT {level} {' '.join(sorted_codes(sorted(held_by), usa_first=False))}"
        return f"//{head}", [BannerReason(head, highest, f"{why}, and all are held jointly")]
    if _is_foreign(portions, around):
        head = highest.marking.levels[0].banner or level.value
        return f"//{head}", [BannerReason(head, highest, f"{why}, and all are foreign")]
    if level is Level.UNCLASSIFIED and any(one.category == "CUI" for one in raised):
        return "", []
    return level.value, [BannerReason(level.value, highest, why)]


def _sources(
    portions: Sequence[PortionMarking], held_by: frozenset[str], around: Circumstances
) -> frozenset[str] | None:
    """The sources of foreign information that the banner names beside its head: None to conceal them."""
    found: set[str] = set()
    foreign = _is_foreign(portions, around)
    for portion in portions:
        sources = portion.foreign_sources
        if sources is None:
            return None
        if portion.joint and not portion.owners:
            sources |= around.owners - {"USA"}
        if not (foreign and portion.foreign):
            found |= sources - held_by
    return frozenset(found)


def _disclosures(
    portions: Sequence[PortionMarking], around: Circumstances, *, classified: bool
) -> Iterator[tuple[Disclosure, PortionMarking]]:
    """The disclosure of each portion that has one. A telegram's unmarked portions say nothing, and bar nothing."""
    for portion in portions:
        one = disclosure_of(portion, around.on, around.release_list)
        if classified and any(bars_release(token, around.register) for token in portion.controls):
            one = BARRED
        if one is not None and not (around.register.manual.unmarked_portion == "silent" and one.unmarked):
            yield one, portion


def _together(given: Sequence[tuple[Disclosure, PortionMarking]]) -> tuple[Disclosure | None, PortionMarking | None]:
    """What all permit together, and the first portion whose list is needed and not known."""
    if not given:
        return None, None
    whole = reduce(Disclosure.together, (one for one, _ in given))
    if not whole.open or whole.bars:
        return whole, None
    return whole, next(portion for one, portion in given if one.open)


def _doubtful(given: Sequence[tuple[Disclosure, PortionMarking]], whole: Disclosure) -> str | None:
    """Why nobody can tell what the lists have in common: one names a code that is in no table, and not all do.

    `UK` may stand for the `GBR` of another list. None where it makes no difference.
    """
    if whole.noforn or (whole.unmarked and whole.listed):
        return None
    left = [(one, portion) for one, portion in given if one.display.expanded - whole.display.expanded]
    if len(left) <= 1:  # two codes may be one
        return None
    for one, portion in left:
        unknown = next(
            (code for code in sorted(one.display.written - whole.display.written) if not is_known_code(code)), None
        )
        if unknown is not None:
            return f"{_named(portion)} names {unknown}, which is the code of no country or group."
    return None


def _text(head: str, raised: Sequence[Raised], sources: frozenset[str] | None, disclosure: Sequence[str]) -> str:
    """The banner in pieces, for the register's form to put in order."""
    parts = [head] if head else []
    for category in CATEGORY_ORDER:
        values = [one.text for one in raised if one.place == category]
        if category == "FGI" and sources != frozenset():
            values.append(
                "FGI" if sources is None else f"FGI {' '.join(sorted_codes(sorted(sources), usa_first=False))}"
            )
        if category == "dissemination":
            values += disclosure
        if category == "CUI" and values:
            values = [value for value in values if value != "CUI"]
            parts.append("CUI")
        if values:
            parts.append("/".join(values))
    return "//".join(parts)


# ---------------------------------------------------------------------------------------------------------- the reasons


def _source_reasons(portions: Sequence[PortionMarking], sources: frozenset[str] | None) -> Iterator[BannerReason]:
    if sources is None:
        portion = next(portion for portion in portions if portion.foreign_sources is None)
        yield BannerReason("FGI", portion, "it conceals its foreign source, so the banner names none")
        return
    for code in sorted_codes(sorted(sources), usa_first=False):
        portion = next((one for one in portions if code in (one.foreign_sources or ())), portions[0])
        yield BannerReason(f"FGI {code}", portion, f"it holds information of {code}")


def _disclosure_reasons(
    given: Sequence[tuple[Disclosure, PortionMarking]], tokens: Sequence[str]
) -> Iterator[BannerReason]:
    """For NOFORN the portion that bars release, or two that have nobody in common; else the one that narrows a list."""
    if tuple(tokens) != ("NOFORN",):
        for token in tokens:
            narrowest = min(given, key=lambda entry: (len(entry[0].display.expanded), entry[1].number))
            yield BannerReason(token, narrowest[1], "it permits this and no more")
        return
    for one, portion in given:
        if one.noforn:
            yield BannerReason("NOFORN", portion, "it may not be released to foreign nationals")
            return
    (whole, first), *rest = given
    for one, portion in rest:
        whole = whole.together(one)
        if whole.bars:
            yield BannerReason("NOFORN", first, "nobody else may see both this portion and the other one that is named")
            yield BannerReason("NOFORN", portion, _clash(one))
            return
    yield BannerReason("NOFORN", first, "its list names nobody but the United States")


def _clash(one: Disclosure) -> str:
    if one.unmarked:
        return "it carries no disclosure marking, and others do"
    return "it has nobody in common with those before it"
