"""What protects a text: its levels, controls, release lists, dates, marks, ids and words. No fix may take it away."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from typing import TYPE_CHECKING

from cablegrammar.base.words import words_of
from cablegrammar.cable.marks import Mark
from cablegrammar.rollup.protections import Loss, Protection
from cablegrammar.vocabulary.countries import LONGEST_CODE
from cablegrammar.vocabulary.cui import legacy_controls
from cablegrammar.vocabulary.levels import Level
from cablegrammar.vocabulary.markings import NOFORN, OWN_COUNTRY, marking_forms, register
from cablegrammar.vocabulary.nato_activities import activity_name, is_group, is_known_code

if TYPE_CHECKING:
    import datetime

    from cablegrammar.cable.cable import Cable
    from cablegrammar.cable.marks import BlanketMark
    from cablegrammar.marking.classification import Classification
    from cablegrammar.marking.marking import Marking, MarkingToken


def losses(before: Sequence[Cable], after: Sequence[Cable]) -> Iterator[Loss]:
    """What `after` protects less than `before`. That its prose is the same is for `prose.prose_losses`."""
    if len(before) != len(after):
        yield Loss(Protection.MESSAGE, "changes the number of messages")
        return
    for old, new in zip(before, after, strict=True):
        yield from _lines_weaker(old, new)
        yield from _dates_changed(old, new)
        if old.id is not None and new.id != old.id:
            yield Loss(Protection.ID, "changes the id of the cable" if new.id is not None else "removes the cable's id")
        yield from _marks_weaker(old, new)


_Protected = tuple[Level | None, frozenset[str]]

_LISTS = (("REL", "TO"), ("DISPLAY", "ONLY"))
"""How the controls begin that name those who may have or see a text."""

_NOTHING: _Protected = (Level.UNCLASSIFIED, frozenset())
"""What a mark says that may go: in a cable that is wholly unclassified no mark protects anything."""


# ------------------------------------------------------------------------------------------------------------ a cable


def _lines_weaker(old: Cable, new: Cable) -> Iterator[Loss]:
    """The classification lines and the banners of pages."""
    yield from _weaker("the classification line", _protected(old.classification), _protected(new.classification))
    for what, lines, now in (
        ("classification line", old.classifications, new.classifications),
        ("banner", [one.classification for one in old.banners], [one.classification for one in new.banners]),
    ):
        if len(now) < len(lines):
            yield Loss(Protection.MARK, f"removes a {what}")
        elif len(now) == len(lines):
            for line, line_now in zip(lines, now, strict=True):
                if line is not old.classification:
                    yield from _weaker(f"a {what}", _protected(line), _protected(line_now))
    written, written_now = _banners(old), _banners(new)
    if len(written) == len(written_now):
        for marking, marking_now in zip(written, written_now, strict=True):
            if marking.text != marking_now.text:
                yield from _less_said("a banner", marking, marking_now)


def _banners(cable: Cable) -> list[Marking]:
    """The markings on the lines of a cable, in the order of their places."""
    uses = (use for use in cable.markings_in_use if use.kind == "banner")
    places = sorted(((place.start, use) for use in uses for place in use.places), key=lambda one: one[0])
    return [use.marking for _, use in places]


def _dates_changed(old: Cable, new: Cable) -> Iterator[Loss]:
    if old.date is not None and new.date != old.date:
        yield Loss(Protection.DATE, "changes the date of the cable")
    # A date protects only what is classified: on an unclassified cable it is a fault that a fix may take away.
    if old.level is None or old.level.classified:
        until, until_now = _declassified_on(old), _declassified_on(new)
        if until is not None and until_now != until:
            verb = "removes" if until_now is None else "changes"
            yield Loss(Protection.DATE, f"{verb} the declassification date")


def _declassified_on(cable: Cable) -> datetime.date | None:
    return None if cable.declassification is None else cable.declassification.date


def _marks_weaker(old: Cable, new: Cable) -> Iterator[Loss]:
    marks, marks_now = [one.mark for one in old.marks], [one.mark for one in new.marks]
    if len(marks_now) < len(marks):
        needless = not marks_now and set(map(_protected, marks)) == {_NOTHING}
        if not needless or _protected(old.classification) != _NOTHING:
            yield Loss(Protection.MARK, "removes a portion mark")
    elif len(marks_now) == len(marks):
        for mark, mark_now in zip(marks, marks_now, strict=True):
            if mark.text == mark_now.text:
                continue
            yield from _weaker("a portion mark", _protected(mark), _protected(mark_now))
            if isinstance(mark, Mark) and isinstance(mark_now, Mark):
                yield from _less_said("a portion mark", mark.marking, mark_now.marking)


# ---------------------------------------------------------------------------------------------------------- a marking


def marking_losses(before: Marking, after: Marking) -> Iterator[Loss]:
    """What `after` protects less than `before`, two readings of one marking."""
    yield from _weaker("the marking", _protected(before), _protected(after))
    yield from _less_said("the marking", before, after)


def _less_said(what: str, before: Marking, after: Marking) -> Iterator[Loss]:
    """What level and controls do not tell: whose the marking is, whom it releases to, dates, unknown words."""
    foreign = frozenset(words_of(before.foreign_control or "")) - {OWN_COUNTRY}
    gone = sorted(foreign - frozenset(words_of(" ".join((after.foreign_control or "", *after.controls)))))
    if gone or (before.levels and not after.levels and before.level is None):
        yield Loss(Protection.CONTROL, f"drops {' '.join(gone) or 'a foreign level'} from {what}")
    joined = _activities(after) - _activities(before)
    if any(set(words_of(code)) <= set(words_of(before.text.upper())) for code in joined):
        yield Loss(Protection.CONTROL, f"makes one code of two in {what}")
    hidden = sorted(_control_words(before) & _other_words(after) - _control_words(after))
    if hidden:
        yield Loss(Protection.CONTROL, f"hides {' '.join(hidden)} in a name in {what}")
    yield from _lists_changed(what, before, after)
    dates, dates_now = (_texts(marking, "declassification") for marking in (before, after))
    if dates - dates_now:
        yield Loss(Protection.DATE, f"removes a date from {what}")
    if _unknown_words(before) - Counter(words_of(after.text)):
        yield Loss(Protection.WORD, f"changes a word in {what} that is in no register")


_OF_NAMES = ("SCI", "SAP", "non-US", "JOINT", "FGI")
"""The categories in which a word may be a name."""


def _control_words(marking: Marking) -> frozenset[str]:
    """The words of controls that are no names."""
    tokens = (token for token in marking.tokens if token.is_control and token.category not in _OF_NAMES)
    return frozenset(word for token in tokens for word in words_of(token.banner or ""))


def _other_words(marking: Marking) -> frozenset[str]:
    """The words of names and lists of sources, and those that are unknown."""
    tokens = (token for token in marking.tokens if token.category in _OF_NAMES or token.kind == "unknown")
    return frozenset(word for token in tokens for word in words_of(token.text.upper()))


def _lists_changed(what: str, before: Marking, after: Marking) -> Iterator[Loss]:
    """Countries that come into the release lists of a marking, and those that go. What reads in two ways counts in the
    way that keeps more: a list that goes on behind a slash releases to nobody, NATO with a name is not NATO.
    """
    kept = _list_texts(before) & _list_texts(after)
    old, new = (_lists(marking, Counter(kept)) for marking in (before, after))
    wider = sorted(_union(_widest(token) for token in new) - _union(_narrowest(token) for token in old) - {OWN_COUNTRY})
    if wider:
        yield Loss(Protection.RELEASE, f"releases {what} to {' '.join(wider)}")
    shorter = sorted(_union(map(_widest, old)) - _union(map(_widest, new)))
    if shorter and new:
        yield Loss(Protection.LIST, f"drops {' '.join(shorter)} from a list in {what}")


def _list_texts(marking: Marking) -> Counter[str]:
    return Counter(token.text.upper() for token in marking.tokens if token.kind == "release-list")


def _lists(marking: Marking, kept: Counter[str]) -> list[MarkingToken]:
    """The release lists of a marking but for those that are `kept` word for word."""
    found = []
    for token in marking.tokens:
        if token.kind == "release-list":
            if kept[token.text.upper()]:
                kept[token.text.upper()] -= 1
            else:
                found.append(token)
    return found


def _union(sets: Iterable[frozenset[str]]) -> frozenset[str]:
    return frozenset().union(*sets)


def _widest(token: MarkingToken) -> frozenset[str]:
    """All who may be meant by a release list."""
    return frozenset((*token.codes, *token.doubtful_codes))


def _narrowest(token: MarkingToken) -> frozenset[str]:
    """Only those who are surely meant by a release list."""
    if token.form == "continued":
        return frozenset()
    names: list[str] = []
    for position, code in enumerate(token.codes):
        joined = position > 0 and token.code_separators[position - 1 : position] == (" ",)
        if joined and is_known_code(names[-1]) and is_group(names[-1]):
            names[-1] += f" {code}"
        else:
            names.append(code)
    return frozenset(names)


def _texts(marking: Marking, kind: str) -> Counter[str]:
    return Counter(token.banner or token.text for token in marking.tokens if token.kind == kind)


def _activities(marking: Marking) -> set[str]:
    """The activities of NATO among the sources and owners. In a release list who may have the text is looked at."""
    tokens = (token for token in marking.tokens if token.kind != "release-list")
    return {code for token in tokens for code in token.codes if activity_name(code) is not None}


def _unknown_words(marking: Marking) -> Counter[str]:
    """The words of a marking that are in no register, letter by letter. In a name or a list those with small letters
    count: what a copy glued to a marking may have got there.
    """
    words: Counter[str] = Counter()
    for token in marking.tokens:
        written = words_of(token.text)
        if token.kind == "status":
            continue  # DRAFT and the like protect nothing
        if token.kind != "unknown":
            written = [word for word in written if _is_mixed(word) and word.upper() not in _known_words()]
        words.update(written)
    return words


def _is_mixed(word: str) -> bool:
    return len(word) > LONGEST_CODE and word not in (word.upper(), word.lower())


@cache
def _known_words() -> frozenset[str]:
    """The words that markings are written with."""
    return frozenset(word for form in marking_forms() for word in words_of(form))


def _protected(said: Classification | Mark | BlanketMark | Marking | None) -> _Protected:
    """Level and controls of a classification line or a mark; the controls as words, for their order may be mended."""
    return (None, frozenset()) if said is None else (said.level, _words(said.controls))


def _words(controls: Iterable[str]) -> frozenset[str]:
    words: list[str] = []
    for control in controls:
        own = words_of(control)
        if tuple(own[:2]) in _LISTS:
            own = [" ".join(own[:2])]  # a list permits: a shorter one protects more
        # USA is no source of foreign information: there it protects nothing.
        words += [word for word in own if word != OWN_COUNTRY] if own[:1] == ["FGI"] else own
    return frozenset(words)


def _gone(before: frozenset[str], after: frozenset[str]) -> Iterator[str]:
    return (word for word in before - after if not _is_covered(word, after))


def _weaker(what: str, before: _Protected, after: _Protected) -> Iterator[Loss]:
    if before[0] is not None and (after[0] is None or after[0].rank < before[0].rank):
        yield Loss(Protection.LEVEL, f"lowers the level of {what}")
    gone = sorted(_gone(before[1], after[1]))
    if gone:
        yield Loss(Protection.CONTROL, f"drops {' '.join(gone)} from {what}")


def _is_covered(word: str, now: frozenset[str]) -> bool:
    """Whether what a word of a control said is said by what stands now, or whether it said nothing at all.

    A marking that was given up is covered by the one that took its place, one that yields to another by that one, and
    a control of the time before CUI by CUI.
    """
    if word in map(" ".join, _LISTS) and NOFORN in now:
        return True  # who permits nobody protects more than any list
    entries = [entry for entry in register() if word in (entry.key, *entry.key.replace("-", " ").split())]
    return any(
        not now.isdisjoint(entry.yields_to)
        or (entry.key in legacy_controls() and now.issuperset(legacy_controls()[entry.key]))
        or (entry.retired is not None and entry.replacement is not None and _is_said(entry.replacement, now))
        for entry in entries
    )


def _is_said(replacement: str, now: frozenset[str]) -> bool:
    """Whether one of the markings that a replacement names stands now."""
    for choice in replacement.replace(" or ", ",").split(","):
        words = {word for word in words_of(choice) if word.isupper() and word not in ("LIST", "COMP")}
        if words and words <= now:
            return True
    return False
