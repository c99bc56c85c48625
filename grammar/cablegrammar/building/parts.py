"""The leaf rules of a parse tree: what the builder makes a cable of, and what it has to set right first."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import pairwise

from cablegrammar.cable.marks import is_next_letter
from cablegrammar.lines.parts import Part as Part
from cablegrammar.parsing.loader import scanner
from cablegrammar.vocabulary.terminals import of_kind

FIELDS = frozenset(("executive_order", "tags", "subject", "reference", "authority"))
BLOCKS = frozenset(("numbered", "marked", "blanket", "heading", "unnumbered", "item"))
# A pass line is no longer than this, and what a list of references without letters goes on with no longer than half.
_LONGEST_PASS_LINE = 240
_LONGEST_LIST = 2_000


def digits_of(token: str) -> str:
    """The number that a token of a paragraph's number holds, without leading noughts."""
    digits = token.strip(_AROUND_DIGITS)
    if not (digits.isascii() and digits.isdigit()):
        digits = "".join(filter("0123456789".__contains__, token.translate(_DIGITS_MEANT)))
    return digits.lstrip("0") or digits[:1]


_AROUND_DIGITS = " \t\n.()-/"


_DIGITS_MEANT = str.maketrans("lIO", "110")
"""What a typist or a scanner puts for the digits 1 and 0 (`l0.`)."""


def arranged(text: str, parts: Sequence[Part]) -> list[Part]:
    """The parts set right: what the grammar cannot tell of them. Each pass is made only where it may find something."""
    rules = [part[0] for part in parts]
    if "print_head" in rules:
        parts = list(with_late_numbers(parts))
        rules = [part[0] for part in parts]
    if "closing_line" in rules:
        parts = list(with_strays_in_foot(parts))
        rules = [part[0] for part in parts]
    found = set(pairwise(rules))
    for pairs, arrange in _PASSES:
        if not pairs.isdisjoint(found):
            arranged = list(arrange(text, parts))
            if len(arranged) != len(parts) or arranged != parts:
                parts = arranged
                found = set(pairwise([part[0] for part in parts]))
    return with_body(text, list(parts))


def with_listed_references(text: str, parts: Iterable[Part]) -> Iterator[Part]:
    """`(C)` after the items `(A)` and `(B)` of a reference list is the third item and no portion mark; so is `2.`
    after `1.`, which is no paragraph.
    """
    held: Part | None = None
    for part in parts:
        if held is not None and _is_next_reference(text[held.start + len(held.tokens[0]) : held.end], part):
            held = Part("reference", (*held.tokens, *part.tokens), held.start, part.end)
            continue
        if held is not None:
            yield held
            held = None
        if part.rule == "reference":
            held = part
        else:
            yield part
    if held is not None:
        yield held


def with_lists_read_on(text: str, parts: Sequence[Part]) -> Iterable[Part]:
    """A line of another field inside a list of references, `A. SUVA 88`, `Classified By: ...`, `B. RIGA 13`, is one
    that strayed there: the list goes on below it.
    """
    lists = [place for place, part in enumerate(parts[:-1]) if part[0] == "reference"]
    if not any(_is_directly_below(text, parts[place], parts[place + 1]) for place in lists):
        return parts
    return _with_lists_read_on(text, parts)


def _with_lists_read_on(text: str, parts: Sequence[Part]) -> Iterator[Part]:
    place = 0
    while place < len(parts):
        part = parts[place]
        place += 1
        if part.rule == "reference" and place < len(parts) and _is_directly_below(text, part, parts[place]):
            below = parts[place]
            stray = _before_item(text, part, below)
            more = list(_items_on(text, part, parts, place + 1)) if stray == len(below.tokens) else []
            if more or stray < len(below.tokens):
                strayed, rest = below.tokens[:stray], below.tokens[stray:]
                tokens = (*part.tokens, *rest, *(token for item in more for token in item.tokens))
                end = more[-1].end if more else below.end
                yield Part("reference", tokens, part.start, end)
                yield Part("stray_in_list", strayed, below.start, strayed[-1].start_pos + len(strayed[-1].rstrip()))
                place += 1 + len(more)
                continue
        yield part


def with_strays_in_foot(parts: Iterable[Part]) -> Iterator[Part]:
    """A field among the closing lines of a SMART message, whose kind was read above, is one that strayed there."""
    read: set[str] = set()
    in_foot = False
    for part in parts:
        in_foot = in_foot or part.rule == "closing_line"
        yield part._replace(rule="stray_in_foot") if in_foot and part.rule in read else part
        if part.rule in FIELDS:
            read.add(part.rule)


def with_late_numbers(parts: Sequence[Part]) -> Iterator[Part]:
    """A line with level, post and number below the fields of a draft is nobody's: a draft has no number yet, and
    nothing above it says that a copy put the fields there.
    """
    late = not _is_draft(parts)  # of others it is the classification line
    below = False
    for part in parts:
        late = late or (part.rule in _CLASSIFIED and not below)
        yield part._replace(rule="late_header") if below and not late and part.rule in _CLASSIFIED else part
        below = below or part.rule in FIELDS or part.rule in BLOCKS


_CLASSIFIED = ("classification", "classification_again")


def _is_draft(parts: Sequence[Part]) -> bool:
    """Whether the head is that of a draft: drafting lines, and neither a transmission nor a date-time group."""
    head = [token.type for part in parts if part.rule == "print_head" for token in part.tokens]
    return (
        bool(head)
        and all(kind in of_kind("drafting") for kind in head)
        and not any(part.rule in ("transmission", "address", "routing") for part in parts)
    )


def _is_directly_below(text: str, reference: Part, part: Part) -> bool:
    """Whether a part is a field that begins on the line below a list of references."""
    if part.rule not in FIELDS:
        return False
    between = text[reference.end : part.start]
    return between.count("\n") == 1 and not between.strip()


def _before_item(text: str, reference: Part, field: Part) -> int:
    """How many tokens of a field stand above the item with which the list of references above it goes on; all of them
    where none is that item.
    """
    letter = _next_letter(text, reference)
    tokens = field.tokens
    return next((at for at in range(1, len(tokens)) if _is_listed(text, tokens[at].start_pos, letter)), len(tokens))


def _items_on(text: str, reference: Part, parts: Sequence[Part], place: int) -> Iterator[Part]:
    """The parts from `place` on that are further items of a list of references."""
    letter = _next_letter(text, reference)
    for at in range(place, len(parts)):
        part = parts[at]
        if part.rule != "item" or not _is_listed(text, part.start, letter):
            return
        yield part
        letter = chr(ord(letter) + 1)


def _next_letter(text: str, reference: Part) -> str:
    letters = scanner("line_patterns", "LETTER_OF_ITEM").findall(text, reference.start, reference.end)
    return chr(ord(letters[-1]) + 1) if letters else ""


def _is_listed(text: str, start: int, letter: str) -> bool:
    """Whether a cable stands there behind a letter."""
    match = scanner("line_patterns", "LISTED_CABLE").match(text, start)
    return match is not None and match.group().lstrip("(")[0] == letter


def without_bare_subject(_text: str, parts: Sequence[Part]) -> Iterator[Part]:
    """A marked line between the fields of the head, `(C) A LAMP` between TAGS and REF, is no paragraph.

    It is a subject that lost its label: an opening line like others that nobody knows.
    """
    for place, part in enumerate(parts):
        before = parts[place - 1].rule if place else ""
        behind = parts[place + 1].rule if place + 1 < len(parts) else ""
        bare = part.rule == "marked" and not any(token.type in of_kind("number") for token in part.tokens)
        if bare and before in _ABOVE_SUBJECT and behind in _BELOW_SUBJECT:
            yield part._replace(rule="pass_line")
        else:
            yield part


_ABOVE_SUBJECT = frozenset(("executive_order", "tags"))
_BELOW_SUBJECT = frozenset(("reference", "authority"))


def with_subject_below(_text: str, parts: Iterable[Part]) -> Iterator[Part]:
    """A SUBJECT label alone on its line has its text below the blank line, whatever that would be by itself."""
    label: Part | None = None
    for part in parts:
        if label is not None and part.rule in _SUBJECT_BELOW:
            yield Part("subject", (*label.tokens, *part.tokens), label.start, part.end)
            label = None
            continue
        if label is not None:
            yield label
        label = part if part.rule == "subject" and len(part.tokens) == 1 else None
        if label is None:
            yield part
    if label is not None:
        yield label


def with_mark_above(_text: str, parts: Iterable[Part]) -> Iterator[Part]:
    """A mark (and a number) alone at the end of what stands above belongs to the text below it."""
    label: Part | None = None
    for part in parts:
        if label is not None and part.rule == "unnumbered":
            yield Part(label.rule, (*label.tokens, *part.tokens), label.start, part.end)
            label = None
            continue
        if label is not None:
            yield label
        alone = part.rule in ("marked", "numbered") and part.tokens[-1].type in of_kind("mark")
        label = part if alone else None
        if label is None:
            yield part
    if label is not None:
        yield label


def with_reason_below(text: str, parts: Iterable[Part]) -> Iterator[Part]:
    """An authority without its reason goes on behind an empty line where the next block gives one."""
    authority: Part | None = None
    for part in parts:
        if authority is not None and part.rule == "unnumbered" and _gives_reason(text, part):
            yield Part("authority", (*authority.tokens, *part.tokens), authority.start, part.end)
            authority = None
            continue
        if authority is not None:
            yield authority
        authority = part if part.rule == "authority" and not _gives_reason(text, part) else None
        if authority is None:
            yield part
    if authority is not None:
        yield authority


def _gives_reason(text: str, part: Part) -> bool:
    """Whether a part, short enough to be of an authority, holds the section and a letter of a reason."""
    end = min(part.end, part.start + _LONGEST_PASS_LINE)
    return scanner("head_patterns", "REASON_GIVEN").search(text, part.start, end) is not None


_SUBJECT_BELOW = frozenset(("pass_line", "unnumbered", "heading"))


def _is_next_reference(listed: str, part: Part) -> bool:
    """Whether what looks like a block is the item after the last of a reference list."""
    label = part.tokens[0].strip("(). ")
    if part.rule in ("marked", "item"):
        return is_next_letter(label, listed)
    if part.rule != "numbered" or not label.isdecimal() or len(listed) > _LONGEST_LIST:
        return False
    if len(part.tokens) > 1 and part.tokens[1].type in of_kind("mark"):
        return False
    return any(line.lstrip().startswith(f"{int(label) - 1}.") for line in listed.split("\n"))


_PASSES: tuple[tuple[frozenset[tuple[str, str]], Callable[[str, Sequence[Part]], Iterable[Part]]], ...] = (
    (frozenset(("reference", field) for field in FIELDS), with_lists_read_on),
    (frozenset(("reference", block) for block in ("marked", "item", "numbered")), with_listed_references),
    (frozenset(("subject", below) for below in _SUBJECT_BELOW), with_subject_below),
    (frozenset((("authority", "unnumbered"),)), with_reason_below),
    (frozenset((("marked", "unnumbered"), ("numbered", "unnumbered"))), with_mark_above),
    (frozenset((above, "marked") for above in _ABOVE_SUBJECT), without_bare_subject),
)
"""The passes in their order, each with the rules of two parts one of which it changes: without them it changes none."""


def with_body(text: str, parts: list[Part]) -> list[Part]:
    """The parts of a text whose body stands where pass lines or a reference go on, with the body as blocks."""
    if not BLOCKS.isdisjoint([part[0] for part in parts]):
        return parts
    last_field = max((i for i, part in enumerate(parts) if part.rule in FIELDS), default=-1)
    found = parts[: last_field + 1]
    if last_field >= 0 and parts[last_field].rule == "reference":
        found[last_field:] = _parted(parts[last_field])
    return found + _with_running_text(text, parts[last_field + 1 :])


def _with_running_text(text: str, parts: list[Part]) -> list[Part]:
    """The parts with their pass lines as blocks from the first run on that is too long for a pass line."""
    runs: list[list[Part]] = []
    for part in parts:
        before = runs[-1][-1] if runs else None
        if (
            before is not None
            and part.rule == before.rule == "pass_line"
            and text.count("\n", before.end, part.start) < 2
        ):
            runs[-1].append(part)
        else:
            runs.append([part])
    long = (
        i
        for i, run in enumerate(runs)
        if run[0].rule == "pass_line" and run[-1].end - run[0].start > _LONGEST_PASS_LINE
    )
    begins = next(long, None)
    if begins is None:
        return parts
    found = [part for run in runs[:begins] for part in run]
    for run in runs[begins:]:
        rule = "unnumbered" if run[0].rule == "pass_line" else run[0].rule
        found.append(Part(rule, [token for part in run for token in part.tokens], run[0].start, run[-1].end))
    return found


def _parted(reference: Part) -> list[Part]:
    """A reference and the text that stands directly below it."""
    own, more = (
        reference.tokens[:2],
        reference.tokens[2:],
    )  # the label with the rest of its line, and the lines after it
    if not more or reference.end - more[0].start_pos <= _LONGEST_PASS_LINE // 2 or own[1].type != "TEXT":
        return [reference]
    if more[0].type != "TEXT" or any(token.type == "REFERENCE_ITEM" for token in more):
        return [reference]
    line = Part("reference", own, reference.start, own[1].start_pos + len(own[1]))
    return [line, Part("unnumbered", more, more[0].start_pos, reference.end)]
