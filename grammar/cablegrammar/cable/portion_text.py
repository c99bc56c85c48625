"""What the text of a block says of it: that it is prose, a closing phrase, a website's advertisement, a heading."""

from __future__ import annotations

from itertools import pairwise

from cablegrammar.cable.fields import Heading
from cablegrammar.cable.paragraph import Paragraph
from cablegrammar.parsing.loader import scanner
from cablegrammar.vocabulary.notices import ends_with, mentions, opens_with
from cablegrammar.vocabulary.positions import name_particles, names_position
from cablegrammar.vocabulary.text_blocks import is_quoted

LONGEST_HEADING = 60
"""The longest text, in characters, that may be nothing but a heading: a short line of the grammar is as long."""
_WEBSITE = 300
"""The longest block with a web address that is the post's advertisement and no text of the cable."""
_WRAPPED = 40
"""Lines of running text reach this far; those of lists, tables and address blocks do not."""
_SENTENCE = 3
"""A sentence has so many words at least."""
_ABBREVIATION = 3
"""A word of no more letters before a point may be an abbreviation."""
_QUESTION = 12
"""A question of fewer words may be a heading, or the line of a dialogue."""


def is_redacted(text: str) -> bool:
    """Whether a text begins with what somebody took out of it, perhaps with its mark: nobody can say."""
    return scanner("line_patterns", "REDACTION").match(text) is not None


def is_withheld(text: str) -> bool:
    """Whether the first line of a text is nothing but the exemptions under which it was withheld (`B1 1.4(D)`)."""
    return scanner("line_patterns", "WITHHELD").match(text) is not None


def has_redacted_line(text: str) -> bool:
    """Whether a line of a text was taken out of it."""
    return scanner("line_patterns", "REDACTED_LINE").search(text) is not None


def is_set_phrase(text: str) -> bool:
    """Whether a text closes something (`END SUMMARY.`) or says who classified or drafted the cable."""
    return len(text) <= LONGEST_HEADING and (opens_with("closing", text) or opens_with("authority", text))


def is_website(block: Paragraph, before: Paragraph) -> bool:
    """Whether the last block of a cable is the post's advertisement of its website."""
    return block.has_url and not block.after_page_line and len(block.raw) <= _WEBSITE and not announces(before)


def advertises(block: Paragraph) -> bool:
    """Whether a block is the post's advertisement of its website by what it says, wherever it stands."""
    raw = block.raw
    return len(raw) <= _WEBSITE and ".gov" in raw.lower() and mentions("website", raw) and block.has_url


def opens_part(heading: Heading) -> bool:
    """Whether a heading opens a part of the cable, and is no closing line or line of a dialogue."""
    text = heading.text
    if is_redacted(text) or is_withheld(text):
        return False
    if opens_with("closing", text) or text[:2].upper() in ("Q:", "Q.", "A:", "A."):
        return False
    # A rule of dashes makes a heading; without one, a line with a punctuation mark may be a short sentence or a label.
    return not heading.plain or text[-1:].isalnum() or text[-1:] in ")\"'"


def announces(paragraph: Paragraph) -> bool:
    """Whether a paragraph's text leads over to what follows: a list, a table, a quoted text."""
    return paragraph.raw.rstrip().endswith((":", "--", "...")) or ends_with("announcing", paragraph.raw)


def ends_sentence(raw: str) -> bool:
    """Whether a text ends as a sentence does, quotation marks and parentheses behind it apart."""
    return raw.rstrip().rstrip("\"')”’]").endswith((".", "!", "?"))


def has_sentences(raw: str, least: int = 2) -> bool:
    """Whether a text has so many sentences at least, the points of abbreviations (`Mr.`, `U.S.`, `J.`) apart."""
    words = raw.split()
    ends = sum(1 for word, behind in pairwise(words) if _ends_sentence_inside(word, behind))
    return ends + ends_sentence(raw) >= least


def _ends_sentence_inside(word: str, behind: str) -> bool:
    own = word.rstrip("\"')”’]")
    stem = own.rstrip(".!?")
    if stem == own or not behind.lstrip("\"'(“‘")[:1].isupper():
        return False
    return stem.isdecimal() or (len(stem) > _ABBREVIATION and "." not in stem and stem.upper() not in name_particles())


def opens_own_part(raw: str) -> bool:
    """Whether a text begins with the name of a part that the drafter writes himself: `Summary: ...`."""
    word, _, rest = raw.lstrip().partition(" ")
    name = word.rstrip(":.-").upper()
    return name not in ("", word.upper()) and bool(rest) and name != "NOTE" and not is_quoted(name, name)


def is_complete(paragraph: Paragraph) -> bool:
    """Whether the last sentence of a paragraph ends in it."""
    return ends_sentence(paragraph.raw)


def is_running_text(block: Paragraph) -> bool:
    """Whether a block reads as prose, and not as a list, a table, an address or a line of a dialogue."""
    raw = block.raw
    if not ends_sentence(raw) or not may_be_text(block) or _has_columns(raw):
        return False
    lines = [line.strip() for line in raw.strip().split("\n") if not line.isspace()]
    return all(len(line) >= _WRAPPED for line in lines[:-1] if line)


def may_be_signature(block: Paragraph) -> bool:
    """Whether the last block of a text may be a signature: a name with its office, behind a comma or below."""
    first, below, _ = block.raw.strip().partition("\n")
    return is_signature_with_office(first) or (bool(below) and _is_title(first))


def is_signature_with_office(line: str) -> bool:
    """Whether a line is a name with an office behind a comma: `Ada Quill, Principal Officer of the Consulate`."""
    name, _, office = line.partition(",")
    return len(name.split()) > 1 and _is_title(name) and _is_title(office, links=_LINKS) and _names_office(office)


def names_person(line: str) -> bool:
    """Whether a line is the name of a person with an office, as in a list of guests."""
    first = line.partition(" ")[0]
    called = first.endswith(".") and first.rstrip(".").upper() in name_particles()  # `Mr.`, `Dr.`
    return (called and _is_title(line, links=_LINKS) and _names_office(line)) or is_signature_with_office(line)


def _is_title(text: str, links: tuple[str, ...] = ()) -> bool:
    """Whether each word begins with a capital, as those of names and offices do, but for particles and `links`."""
    words = text.split()
    return bool(words) and all(
        not word[0].islower() or word in links or word.upper() in name_particles() or _names_office(word)
        for word in words
    )


def _names_office(text: str) -> bool:
    return names_position(tuple(text.upper().replace(".", "").replace(",", " ").replace("’", "'").split()))


_LINKS = ("of", "the", "for", "and", "at", "in", "to", "ad", "a.i.")
"""The words with small letters inside the name of an office."""


def may_be_text(block: Paragraph) -> bool:
    """Whether a block may say something of its own by its words, be it a sentence, a list or a table, wherever its
    lines are broken and whatever ends it.
    """
    raw = block.raw
    words = raw.split(None, _QUESTION)
    if (
        block.after_page_line
        or len(words) < (_QUESTION if raw.rstrip().endswith("?") else _SENTENCE)
        or words[0][:1].islower()
        or words[0].rstrip(":.-)").upper() in _DIALOGUE
    ):
        return False
    return not (opens_with("authority", raw) or opens_with("closing", raw) or _is_label(words[0]))


def _has_columns(raw: str) -> bool:
    return any("   " in line.strip() for line in raw.split("\n"))


def _is_label(word: str) -> bool:
    """Whether the first word of a block is what an item of a list is called: `1.`, `(a)`, `--`."""
    inner = word.strip("().")
    return (word != inner and (inner.isdecimal() or len(inner) == 1)) or not word.strip("-*\u2022")


_DIALOGUE = frozenset(("Q", "A", "QUESTION", "ANSWER"))
