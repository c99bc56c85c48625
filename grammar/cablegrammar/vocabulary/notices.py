"""Set phrases by which a text says what it is: a waiver of marking, a classification by compilation, a closing line.

The phrases stand in `notices.csv`, in lower case and with single blanks, by kind:

- `waiver`: no portion is marked, and nothing may be derived from the document (anywhere in the text);
- `compilation`: the parts together may be classified higher than each (anywhere in the text);
- `compilation claimed`: they are said to be, and it is no compilation of statistics (anywhere in the text);
- `compilation explained`: why they are, and when not (anywhere in the text);
- `blanket`: one mark for the entire text, in whatever words (in a short paragraph of its own);
- `closing`: the end of a summary or a quotation, or a notice under the text (at the start of a paragraph);
- `website`: the post's advertisement of its website (anywhere in a block with a web address);
- `authority`: who classified, drafted or cleared the text (at the start of a paragraph);
- `announcing`: what comes next belongs to what stands before (at the end of a paragraph);
- `designation`: which agency a document is from (in a letterhead or under a signature);
- `designation line`: who made a document CUI (at the start of a line);
- `source list`: the sources of a derivative classification are listed (anywhere in the text);
- `notice KEY`: the warning that a document with the registered marking KEY carries (anywhere in the text).
"""

from __future__ import annotations

from functools import cache

from cablegrammar.vocabulary.table import rows


@cache
def phrases(kind: str) -> tuple[str, ...]:
    """The phrases of a kind in the order of the file. An unknown kind has none."""
    return tuple(row["phrase"] for row in rows("notices") if row["kind"] == kind)


@cache
def _by_longest_word(kind: str) -> tuple[tuple[str, str], ...]:
    return tuple((max(phrase.split(), key=len), phrase) for phrase in phrases(kind))


def mentions(kind: str, text: str) -> bool:
    """Whether a phrase of this kind stands anywhere in `text`, whatever its case and line breaks."""
    lower = text.lower()
    for word, phrase in _by_longest_word(kind):
        if word in lower and (word == phrase or phrase in " ".join(lower.split())):
            return True
    return False


def opens_with(kind: str, text: str) -> bool:
    """Whether `text`, on one line, begins with a phrase of this kind."""
    return text[:80].lower().startswith(phrases(kind))


def ends_with(kind: str, text: str) -> bool:
    """Whether the last word of `text` is a phrase of this kind."""
    return text[-80:].rstrip().lower().rpartition(" ")[2].rpartition("\n")[2] in phrases(kind)
