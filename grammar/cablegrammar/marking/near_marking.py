"""The marking that an unknown value of one was most likely meant to be."""

from __future__ import annotations

from functools import cache, lru_cache
from typing import NamedTuple

from cablegrammar.base.nearest import nearest
from cablegrammar.marking.near_level import near_level
from cablegrammar.vocabulary.countries import LONGEST_CODE, countries
from cablegrammar.vocabulary.cui import dissemination_controls
from cablegrammar.vocabulary.levels import Level
from cablegrammar.vocabulary.list_headings import list_headings
from cablegrammar.vocabulary.markings import (
    FGI,
    JOINT,
    NUMBERED_SUBSET,
    SAR,
    RegisteredMarking,
    marking_by_key,
    marking_forms,
)
from cablegrammar.vocabulary.no_controls import no_control
from cablegrammar.vocabulary.profiles import profile_rows


class _Near(NamedTuple):
    """A likely marking in its two forms."""

    portion: str
    banner: str


def near_portion(text: str, *, first: bool) -> str | None:
    """The portion form that `text` misspells: one value, or several that lost the separator between them.

    `first` when it stands where the level does. None where nothing is near.
    """
    found = _near(text, first)
    return None if found is None else found.portion


def near_of_letters(text: str) -> str | None:
    """The level with NF whose letters `text` has in another order: `N/SF`. None for anything else."""
    letters = sorted(text.upper())
    for level in reversed(Level):
        if letters == sorted(f"{level.portion}NF") and len(level.portion) == 1:
            return f"{level.portion}/NF"
    return None


def near_banner(text: str, *, first: bool) -> str | None:
    """As `near_portion`, in the form that a banner has."""
    found = _near(text, first)
    return None if found is None else found.banner


@lru_cache(maxsize=1024)
def near_in_place_of_system(text: str) -> bool:
    """Whether a word in the place of a control system is a slip of a registered marking, or names a category, and is no
    name of a system.

    A system's name is short, so that nearly each has a control of two letters near it. Such a slip begins with the
    control (`NFO`, `OCC`) or is the beginning of it (`NOF`), and no control of CUI stands there.
    """
    word = " ".join(text.upper().split())
    if no_control(word) is not None:
        return True
    found = _near(word, False)
    if found is None:
        return False
    entry = marking_forms()[found.portion][0] if found.portion in marking_forms() else None
    if entry is None:
        return True
    ldc = dissemination_controls().get(entry.key)
    if ldc is not None and not ldc.also_ic:
        return False
    begins = word.startswith(found.portion) or entry.key.startswith(word)
    return len(found.portion) > 2 or len(word) != _SHORT or begins


@lru_cache(maxsize=1024)
def _near(text: str, first: bool) -> _Near | None:
    word = " ".join(text.upper().split())
    if first and (level := near_level(word)) is not None:
        return _Near(level.portion, level.value)
    forms = marking_forms()
    if not first and word in _HALVES:
        return _of(forms[_HALVES[word]][0])
    if len(word) == 2 and (swapped := word[::-1]) in forms:
        begun = _begun(word)  # `LE` is likelier LES than EL
        return _of(forms[begun or swapped][0])
    if first and (run := _run_together(word.rstrip(".,:;"))) is not None:
        return run
    if no_control(word) is not None:
        return None
    near = nearest(word, _plain_forms(first))
    if near is not None and (first or _reads_alike(word, near)):
        return _of(forms[near][0])
    if len(word) == _SHORT and (longer := _with_a_letter_more(word)) is not None:
        return longer
    for heading in (_near_list, _near_program, _near_joint, _near_subset, _near_source):
        if (headed := heading(word)) is not None:
            return headed
    head, _, rest = word.replace("-", " ").partition(" ")
    if not first or not rest or (level := near_level(head)) is None:
        return None
    control = _of(forms[rest][0]) if rest in forms else _near(rest, False)
    if control is None:
        return None
    return _Near(f"{level.portion}/{control.portion}", f"{level.value}//{control.banner}")


def _of(marking: RegisteredMarking) -> _Near:
    return _Near(marking.portion, marking.abbreviation or marking.title)


def _run_together(word: str) -> _Near | None:
    """A level with a stop (`C.`), struck twice (`CC`), cut short (`SB`), or without a separator (`CNF`)."""
    forms = marking_forms()
    if (level := _level_of(word)) is not None:
        return level
    if len(word) == 2:
        for portion in (word[0] if word[0] == word[1] else "", f"{word}U", f"{word[0]}B{word[1]}"):
            if (level := _level_of(portion)) is not None:
                return level
    for length in (3, 2, 1):
        level = _level_of(word[:length])
        control = forms.get(word[length:])
        if level is not None and control is not None and len(word) - length > 1 and control[0].category != "US":
            of = _of(control[0])
            return _Near(f"{level.portion}/{of.portion}", f"{level.banner}//{of.banner}")
    return None


def _level_of(portion: str) -> _Near | None:
    """A level, or SBU that stands for one, by its portion form."""
    found = marking_forms().get(portion)
    return _of(found[0]) if found is not None and (found[0].category == "US" or portion == "SBU") else None


def _reads_alike(word: str, near: str) -> bool:
    """Whether a near form is more than another abbreviation: of three letters each has some with one letter of its own.

    Such a word is the form with its letters in another order (`LSE`), its beginning (`ORC`), or has one too many.
    """
    return len(word) != _SHORT or sorted(word) == sorted(near) or near.startswith(word) or len(near) < _SHORT


_SHORT = 3
_HALVES = {"F": "NF", "N": "NF"}
"""What is left of a control of two letters when one was lost: `(C/F)`."""


def _begun(word: str) -> str | None:
    """The one form that has a letter more behind these; None where there is none, or several."""
    found = [form for form in _plain_forms(False) if len(form) == len(word) + 1 and form.startswith(word)]
    return found[0] if len(found) == 1 else None


def _with_a_letter_more(word: str) -> _Near | None:
    """The two letters of a control that a third one slipped into (`NFF`)."""
    forms = marking_forms()
    for at in reversed(range(len(word))):
        found = forms.get(word[:at] + word[at + 1 :])
        if found is not None and found[0].category in ("AEA", "dissemination", "non-IC"):
            return _of(found[0])
    return None


@cache
def _plain_forms(levels: bool) -> tuple[str, ...]:
    """Every form that stands for itself, those in use before those that were given up. Without `levels` none of a US
    level: behind one nobody means another.
    """
    known = marking_forms()
    forms = [
        form for form in known if "[" not in form and not form.endswith("-") and known[form][0].key not in beside()
    ]
    kept = [form for form in forms if levels or known[form][0].category != "US"]
    return tuple(sorted(kept, key=lambda form: known[form][0].retired is not None))


@cache
def beside() -> frozenset[str]:
    """The markings that not every profile's manual has: nobody is told that he meant one of them."""
    return frozenset(row.key for row in profile_rows() if row.field == "known")


def _near_list(word: str) -> _Near | None:
    """A list of countries behind a misspelled heading (`RELTO USA, GBR`)."""
    words, headings = word.split(), list_headings()
    for length in (2, 1):
        head, rest = " ".join(words[:length]), " ".join(words[length:])
        if not rest or not all(
            word.strip(",").isalpha() and len(word.strip(",")) <= LONGEST_CODE for word in rest.split()
        ):
            continue
        near = head if head in headings else nearest(head, tuple(one for one in headings if len(one) > LONGEST_CODE))
        if near is not None:
            text = f"{headings[near].key} {rest}"
            return _Near(text, text)
    return None


def _near_program(word: str) -> _Near | None:
    """A program behind a misspelled title (`SPECIAL ACESS REQUIRED-BP`), or an indicator with letters changed round."""
    head, hyphen, name = word.partition("-")
    programs = marking_by_key()[SAR]
    turned = head != programs.portion.removesuffix("-") and sorted(f"{head}-") == sorted(programs.portion)
    if not hyphen or not name:
        return None
    if not turned and nearest(head.rstrip(), (programs.title.removesuffix("-"),)) is None:
        return None
    if turned:
        return _Near(f"{programs.portion}{name.strip()}", f"{programs.portion}{name.strip()}")
    return _Near(f"{programs.portion}{name.strip()}", f"{programs.title}{name.strip()}")


def _near_joint(word: str) -> _Near | None:
    """JOINT misspelled, before a level and known countries (`JOITN SECRET CAN GBR USA`)."""
    head, _, rest = word.partition(" ")
    words = rest.split()
    if len(head) <= LONGEST_CODE or nearest(head, (JOINT,)) is None:
        return None
    known = (place for place, one in enumerate(words) if one in countries())
    first = next(known, len(words))
    if near_level(" ".join(words[:first])) is None or not all(one in countries() for one in words[first:]):
        return None
    return _Near(f"{JOINT} {rest}", f"{JOINT} {rest}") if first < len(words) else None


def _near_subset(word: str) -> _Near | None:
    """An atomic energy marking with a misspelled subset (`FRD-SGIMA 14`)."""
    family, hyphen, rest = word.partition("-")
    subset, _, numbers = rest.partition(" ")
    subsets = {key.partition("-")[2]: entry for key, entry in marking_by_key().items() if key.startswith(f"{family}-")}
    near = nearest(subset, tuple(subsets)) if hyphen and subset else None
    entry = None if near is None else subsets[near]
    if entry is None or entry.category != "AEA" or bool(numbers) != (near == NUMBERED_SUBSET):
        return None
    if not all(map(str.isdecimal, numbers.split())):
        return None
    tail = f" {numbers}" if numbers else ""
    return _Near(f"{entry.portion}{tail}", f"{entry.key}{tail}")


def _near_source(word: str) -> _Near | None:
    """Foreign government information with its letters in another order, before known countries (`FIG DEU`)."""
    head, _, rest = word.partition(" ")
    codes = rest.split()
    if not codes or sorted(head) != sorted(FGI) or not all(code in countries() for code in codes):
        return None
    return _Near(f"{FGI} {rest}", f"{FGI} {rest}")


@lru_cache(maxsize=256)
def near_compartment(system: str, name: str) -> str | None:
    """The registered compartment of a control system that `name` nearly is (`SI-GAMA`); None where it is one.

    Short names of a system that may have any compartment are near nothing.
    """
    if len(name) < _SHORTEST_COMPARTMENT and f"{system}-[COMP]" in marking_by_key():
        return None
    known: dict[str, str] = {}
    for form, (marking, _) in marking_forms().items():
        if marking.category == "SCI" and marking.key.startswith(f"{system}-") and "[" not in form and "-" in form:
            known[form.partition("-")[2]] = marking.key
    if name in known or any(key == f"{system}-{name}" for key in known.values()):
        return None
    near = nearest(name, tuple(known))
    return None if near is None else known[near]


_SHORTEST_COMPARTMENT = 4
