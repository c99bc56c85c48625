"""All words of the vocabulary that say what a marking means."""

from __future__ import annotations

from cablegrammar.vocabulary.meanings import Meaning, meaning_of
from cablegrammar.vocabulary.profiles import PROFILES
from cablegrammar.vocabulary.table import rows


def all_meanings() -> list[Meaning]:
    """The words for each marking under each profile, each once."""
    keys = dict.fromkeys(row["key"] for row in rows("marking_meanings"))
    found = (meaning_of(key, profile) for key in keys for profile in PROFILES)
    return list(dict.fromkeys(words for words in found if words is not None))
