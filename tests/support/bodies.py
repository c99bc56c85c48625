"""Invented bodies of cables for properties: paragraphs, marks in good and bad places, lists, quoted texts, headings."""

from __future__ import annotations

from hypothesis import strategies as st

_SENTENCES = (
    "The board of the invented lighthouse met again on Tuesday and could not agree on anything.",
    "The keeper of the lamp will wait for a letter from the harbour master and for better weather.",
    "The lamp is lit.",
    "He named (A) the lamp, (B) the boat and",
    "the keeper made these points:",
    "PERSON(S).",
    "Visit http://www.example.gov/windhoek",
    "XXXXXXXXXXXX",
    "CONFIDENTIAL - ENTIRE TEXT.",
    "Year      Tons      Price",
    "",
)
_MARKS = (
    "(C)", "(U)", "(S)", "(SBU)", "(C//NF)", "(S/REL UK)", "(c)", "(SE)", "(X)", "(C", "[C]", "(5BU)", "(PM/WRA)",
    "(Economic)", "(B)", "(C - ENTIRE TEXT)", "",
)  # fmt: skip
_LABELS = ("1.", "2.", "3.", "4", "a.", "b.", "B.", "(A)", "(B)", "(1)", "--", "*", "", "")
_LINES = (
    "Comment", "-------", "COMMENT:", "BEGIN TEXT:", "END TEXT.", "BEGIN SUMMARY:", "END SUMMARY.", "FARROWGATE",
    "Q: Is it lit?", "MINIMIZE CONSIDERED", "TAGS: ECON", "WINDHOEK 00000512  002 OF 002", "BT",
)  # fmt: skip


def _block() -> st.SearchStrategy[str]:
    label, mark, text = st.sampled_from(_LABELS), st.sampled_from(_MARKS), st.sampled_from(_SENTENCES)
    heading = st.sampled_from(("", "", "Summary:"))
    end = st.sampled_from(("", "", "", "(C)", "(U).", "(C-NF)"))
    parts = st.tuples(label, heading, mark, text, end)
    front = st.tuples(mark, label, heading, text, end)
    return st.one_of(parts, parts, front).map(lambda words: " ".join(word for word in words if word))


def bodies() -> st.SearchStrategy[str]:
    """The body of a cable, however odd: it may hold the end of the cable and the head of the next."""
    line = st.one_of(_block(), _block(), _block(), st.sampled_from(_LINES))
    joint = st.sampled_from(("\n\n", "\n\n", "\n\n", "\n", "\n\n\n"))
    pairs = st.lists(st.tuples(line, joint), min_size=1, max_size=14)
    return pairs.map(lambda found: "".join(f"{text}{between}" for text, between in found).strip("\n"))


def letter_lists() -> st.SearchStrategy[str]:
    """A list with letters in parentheses inside a sentence, wrapped anywhere: `(A) a lamp and (B) a boat`."""
    things = st.lists(
        st.sampled_from(("a lamp", "the boat of the keeper", "a rope and a hook")), min_size=3, max_size=24
    )
    joints = st.lists(st.sampled_from((", ", ",\n", ",\n\n", " and\n", "; ")), min_size=24, max_size=24)
    return st.tuples(things, joints).map(_lettered)


def _lettered(parts: tuple[list[str], list[str]]) -> str:
    things, joints = parts
    items = [f"({chr(ord('A') + place)}) {thing}" for place, thing in enumerate(things)]
    return "".join(
        item + (joint if place + 1 < len(items) else "")
        for place, (item, joint) in enumerate(zip(items, joints, strict=False))
    )
