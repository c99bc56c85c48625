"""Whether a text is the name of a person and nothing more."""

from __future__ import annotations

from cablegrammar.vocabulary.positions import given_names, name_particles, names_position
from cablegrammar.vocabulary.posts import find_post

_MOST_WORDS = 5
_ABBREVIATION = 4
"""An abbreviation of an office has hardly more letters."""
_JOINED = ("Mc", "Mac", "O'", "D'", "Fitz", "De", "Di", "Du", "La", "Le", "Van", "St", "Da", "Del")
"""After these a capital stands inside a surname."""


def is_name_alone(text: str) -> bool:
    """Whether `text`, on one line, is a personal name without a title, an office or an identifier.

    In doubt it is not.
    """
    text = _without_suffix(text.replace("’", "'").rstrip("."))
    if not text or not all(letter.isalpha() or letter in " .'-" for letter in text):
        return False
    words = text.split()
    if not 1 <= len(words) <= _MOST_WORDS or names_position(_parts(text)) or find_post(text):
        return False
    full = [word for word in words if len(word.strip(".")) > 1 and not _is_particle(word)]
    full = [word for word in full if not _is_initials(word)]
    if not full or any("." in word.rstrip(".") for word in full):
        return False
    if text.isupper():
        return _all_names_in_capitals(full)
    return all(_is_written_as_name(word, last=word is full[-1]) for word in full)


def _without_suffix(text: str) -> str:
    """The name without what tells it from a father's: `Tamsin Farrowgate, Jr`."""
    name, _, last = text.replace(",", " ").rstrip().rpartition(" ")
    return name.rstrip() if _is_particle(last) else text


def _is_initials(word: str) -> bool:
    """`A.B.`"""
    return "." in word and all(len(letter) == 1 for letter in word.strip(".").split("."))


def _parts(text: str) -> tuple[str, ...]:
    return tuple(text.upper().replace(".", "").replace("-", " ").split())


def _is_particle(word: str) -> bool:
    return word.strip(".").upper() in name_particles()


def _all_names_in_capitals(full: list[str]) -> bool:
    """A short word is a name only as a common given name, or as the surname behind one."""
    if not 2 <= len(full) <= 3:
        return False
    if not all(len(word) > _ABBREVIATION or word in given_names() for word in full[:-1]):
        return False
    return len(full[-1]) > 2


def _is_written_as_name(word: str, last: bool) -> bool:
    """`Farrowgate`, `McFarrow`, `O'Farrow`, `Farrow-Gate`; a surname all in capitals at the end."""
    if word.isupper():
        return last and len(word) > _ABBREVIATION
    for part in word.split("-"):
        rest = part[1:]
        for start in _JOINED:
            if part.startswith(start) and part[len(start) : len(start) + 1].isupper():
                rest = part[len(start) + 1 :]
        if not part[:1].isupper() or not rest.rstrip(".").replace("'", "").islower():
            return False
    return not word.endswith(".")
