"""What stands between BEGIN and END: a part that the drafter wrote himself, or the words of somebody else.

The words stand in `text_blocks.csv` in capitals and in the singular. A phrase of two words comes before the word in it:
`BEGIN NOTE` is an aside of the drafter, `BEGIN DIPLOMATIC NOTE` a quoted text.
"""

from __future__ import annotations

from functools import cache

from cablegrammar.vocabulary.table import rows


def is_quoted(word: str, phrase: str) -> bool:
    """Whether a text that BEGIN names with `word` is quoted; `phrase` is all that stands there, in capitals.

    A word in no row names no part of a cable, and so a quoted text.
    """
    known, words = _known(), f" {phrase} "
    return next((known[two] for two in known if " " in two and f" {two} " in words), known.get(word, True))


@cache
def _known() -> dict[str, bool]:
    """Whether each word or phrase is quoted."""
    return {row["phrase"]: row["whose"] == "quoted" for row in rows("text_blocks")}
