"""What one item of a marking means: a level, a control, a release list, a foreign marking, or nothing known."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from cablegrammar.base.node import Span
from cablegrammar.marking.cui import read_cui
from cablegrammar.marking.foreign import (
    FOREIGN_LEVELS,
    LEVEL_TITLES,
    cosmic,
    foreign_information,
    foreign_level,
    joint_marking,
    nato_activity,
)
from cablegrammar.marking.systems import atomic_energy, control_system, system_forms, system_words
from cablegrammar.marking.tokens import (
    SHORTEST_NAME,
    Item,
    MarkingToken,
    Piece,
    Separator,
    between,
    codes_of,
    normal,
    token_of,
)
from cablegrammar.parsing.loader import load
from cablegrammar.parsing.tokens import Token, Tree
from cablegrammar.vocabulary.countries import LONGEST_CODE, countries
from cablegrammar.vocabulary.cui import SPECIFIED, category_of_text
from cablegrammar.vocabulary.levels import Level
from cablegrammar.vocabulary.list_headings import nato_headings
from cablegrammar.vocabulary.markings import ACCM, RegisteredMarking, marking_forms
from cablegrammar.vocabulary.nato_activities import NATO

_US_LEVELS = {level.value: level for level in Level}


def read_item(item: Item, before: Sequence[MarkingToken]) -> tuple[list[MarkingToken], list[Separator]]:
    """The tokens of an item, and the separators between them where a blank or hyphen joins several in one item.

    `before` are the tokens read so far: the name of a program or an unpublished system is known by its neighbours.
    """
    if (parted := _with_a_control_behind(item, before)) is not None:
        return parted
    match item.rule:
        case "release_list":
            return _with_release_list(item, before)
        case "display_list":
            return [_release_list(item, "DISPLAY ONLY")], []
        case "eyes_only":
            return [_eyes_only(item)], []
        case "foreign_information":
            return [foreign_information(item)], []
        case "joint":
            return [joint_marking(item)], []
        case "special_access":
            return [_special_access(item)], []
        case "compensatory":
            return _compensatory(item, before)
        case "declassification":
            text = normal(item.pieces)
            return [token_of(item, "declassification", banner=text, portion=text)], []
        case _:
            return _words(item, before)


def _with_a_control_behind(
    item: Item, before: Sequence[MarkingToken]
) -> tuple[list[MarkingToken], list[Separator]] | None:
    """A name or a list of countries, and a dissemination control that a blank or a hyphen joins to it.

    No program, compartment or country is called like a control of five letters or more: it would hide there. None where
    there is no such one.
    """
    places = (at for at in range(1, len(item.pieces)) if _is_control(item.pieces[at:]))
    place = next((at for at in places if not _is_specified(item.pieces[: at + 1])), None)
    if normal(item.pieces) in marking_forms():
        return None  # SBU NOFORN
    if place is None or not _takes_names(item, item.pieces[:place], before):
        return None
    parts: tuple[str, ...] = ("HYPHEN",)
    if place > 1 and normal(item.pieces[place - 1 : place + 1]) in marking_forms():
        place, parts = place - 1, ("HYPHEN", "COMMA")  # LES NOFORN is one
    words = [at for at in range(place) if item.pieces[at].type not in parts]
    if not words:
        return None  # a hyphen joins it to nothing
    own = item._replace(pieces=item.pieces[: words[-1] + 1])
    tokens, joints = read_item(own, before)
    rest, others = _reread(item, item.pieces[place:], tokens)
    return [*tokens, *rest], [*joints, _joint_between(item, own.pieces[-1], item.pieces[place]), *others]


def _is_specified(pieces: Sequence[Piece]) -> bool:
    """Whether pieces are a category of CUI with the prefix that only CUI has (`SP-PROPIN`)."""
    text = normal(pieces)
    return text.startswith(SPECIFIED) and category_of_text(text) is not None


def _takes_names(item: Item, pieces: Sequence[Piece], before: Sequence[MarkingToken]) -> bool:
    """Whether what begins an item goes on with names in no register, or with a list."""
    if item.rule != "words":
        named = any(piece.type == "WORD" for piece in pieces[1:])
        return item.rule in ("joint", "foreign_information") or (item.rule == "special_access" and named)
    if before and before[-1].category == "SAP" and item.join == "/":
        return True
    own = item._replace(pieces=tuple(pieces))
    return control_system(own) is not None or normal(pieces) in system_forms() or _may_be_unpublished(pieces, before)


def _may_be_unpublished(pieces: Sequence[Piece], before: Sequence[MarkingToken]) -> bool:
    """Whether a name in no register stands where a control system does, with compartments or without."""
    if not before or not (
        before[-1].category == "SCI" or (before[-1].level is not None and before[-1].level.classified)
    ):
        return False
    words = [piece.text for piece in pieces if piece.type != "HYPHEN"]
    first = words[0].upper() if words else ""
    return (
        all(piece.type in ("WORD", "HYPHEN") for piece in pieces)
        and all(word.isascii() and word.isalnum() and len(word) <= _LONGEST_NAME for word in words)
        and first not in marking_forms()
        and first not in countries()
    )


_LONGEST_NAME = 6
"""Names of systems and compartments are no longer."""


def _is_control(pieces: Sequence[Piece]) -> bool:
    """Whether a dissemination control that can be nothing else begins here."""
    if pieces[0].type == "RELEASE":
        return True
    if pieces[0].type != "WORD":
        return False
    forms = marking_forms()
    for length in range(min(len(pieces), _LONGEST_TITLE), 0, -1):
        text = normal(pieces[:length])
        found = forms.get(text)
        if found is not None and len(text) > LONGEST_CODE and found[0].category == "dissemination":
            return True
    return False


_LONGEST_TITLE = 6
"""So many words has the title of a control."""


def _with_release_list(item: Item, before: Sequence[MarkingToken]) -> tuple[list[MarkingToken], list[Separator]]:
    """A release list, and what a blank or hyphen joined to it (`C-REL UK`)."""
    place = next(index for index, piece in enumerate(item.pieces) if piece.type == "RELEASE")
    words = [piece for piece in item.pieces[:place] if piece.type == "WORD"]
    end = _end_of_list(item.pieces, place, first=place == 0)
    listed = _release_list(item._replace(pieces=item.pieces[place:end]), "REL TO")
    if end < len(item.pieces):
        tokens, joints = [listed], []
        while end < len(item.pieces) and item.pieces[end].type == "RELEASE":  # in turn: there may be hundreds
            begin, end = end, _end_of_list(item.pieces, end, first=True)
            joints.append(_joint_between(item, item.pieces[begin - 1], item.pieces[begin]))
            tokens.append(_release_list(item._replace(pieces=item.pieces[begin:end], join="/"), "REL TO"))
        if end < len(item.pieces):
            after, inner = _reread(item, item.pieces[end:], tokens[-1:])
            joints += [_joint_between(item, item.pieces[end - 1], item.pieces[end]), *inner]
            tokens += after
        return tokens, joints
    if not words:
        return [listed], []
    joined = item.pieces[item.pieces.index(words[0]) : item.pieces.index(words[-1]) + 1]
    tokens, separators = _words(item._replace(pieces=joined), before)
    joint = _joint_between(item, words[-1], item.pieces[place])
    return [*tokens, listed], [*separators, joint]


def _released_by_nato(item: Item, before: Sequence[MarkingToken]) -> MarkingToken | None:
    """NATO's own list in one of its markings: `//NATO SECRET//RELEASABLE TO AUS, USA`."""
    if not before or before[0].category != "non-US" or NATO not in before[0].codes or len(item.pieces) < 3:
        return None
    heading = nato_headings().get(normal(item.pieces[:2]))
    if heading is None:
        return None
    rest = item.pieces[2:]
    listed = normal(rest)
    return token_of(
        item,
        "release-list",
        banner=f"{heading.key} {listed}",
        portion=f"{heading.key} {listed}",
        category="dissemination",
        keys=(heading.key,),
        **codes_of(item, rest, apart=_are_apart(rest)),
    )


def _end_of_list(pieces: Sequence[Piece], place: int, *, first: bool) -> int:
    """Where a list that begins at `place` ends: before a control that no separator parts from it.

    `first` says that no words stand before it: then only it does.
    """
    if not first:
        return len(pieces)
    forms = marking_forms()
    for position in range(place + 2, len(pieces)):
        word = pieces[position].text.upper()
        if len(word) > LONGEST_CODE and word in forms and forms[word][0].category == "dissemination":
            return position
    return len(pieces)


def _release_list(item: Item, key: str) -> MarkingToken:
    head, rest = item.pieces[0], item.pieces[1:]
    while rest and rest[0].type in ("COMMA", "ODD_SEPARATOR"):
        rest = rest[1:]
    codes = codes_of(item, rest, apart=_are_apart(rest))
    listed = normal(rest)
    written = " ".join(head.text.upper().split())
    word = written if written in ("REL", "REL TO", "DISPLAY ONLY") else key
    bare = "REL" if key == "REL TO" else key
    return token_of(
        item,
        "release-list",
        banner=f"{key} {listed}" if listed else key,
        portion=f"{word} {listed}" if listed else bare,
        form="title" if word != written else "both",
        category="dissemination",
        keys=(key,),
        **codes,
    )


def _are_apart(pieces: Sequence[Piece]) -> bool:
    """Whether blanks part the countries of a list: codes do, and not the words of a name (`AUSTRALIA GROUP`)."""
    words = [piece.text.upper() for piece in pieces if piece.type == "WORD"]
    if all(word in countries() for word in words):
        return True
    bare = all(piece.type == "WORD" for piece in pieces)
    return "USA" in words and (bare or all(len(word) <= LONGEST_CODE for word in words))


def _eyes_only(item: Item) -> MarkingToken:
    text = normal(item.pieces[:1])
    listed = text.removesuffix(" EYES ONLY") if text.endswith(" EYES ONLY") else ""
    start = item.pieces[0].start
    codes, spans, place = tuple(filter(None, listed.split("/"))), [], start
    for code in codes:
        spans.append(Span(place, place + len(code)))
        place += len(code) + 1
    return token_of(
        item,
        "release-list",
        banner=text if listed else "EYES ONLY",
        portion=text if listed else "EYES",
        category="dissemination",
        keys=("EYES ONLY",),
        codes=codes,
        code_spans=tuple(spans),
        code_separators=("/",) * (len(codes) - 1),
    )


def _special_access(item: Item) -> MarkingToken:
    program = normal(item.pieces[1:])
    title = item.pieces[0].text.upper().startswith("SPECIAL")
    return token_of(
        item,
        "control",
        banner=f"SAR-{program}",
        portion=f"SAR-{program}",
        form="title" if title else "both",
        category="SAP",
        keys=("SAR-",),
    )


def _compensatory(item: Item, before: Sequence[MarkingToken]) -> tuple[list[MarkingToken], list[Separator]]:
    """ACCM with the nickname of a program, which may have blanks in it; alone it stands for those of the banner.

    No control of the register is a part of a nickname: what begins with one is read for itself.
    """
    forms = marking_forms()
    end = next(
        (
            place
            for place, piece in enumerate(item.pieces)
            if place and (piece.type == "RELEASE" or (
                len(piece.text) > LONGEST_CODE and (found := forms.get(piece.text.upper())) is not None
                and _is_no_program(found)
            ))
        ),
        len(item.pieces),
    )  # fmt: skip
    words = [place for place in range(1, end) if item.pieces[place].type == "WORD"]
    name = normal(item.pieces[words[0] : words[-1] + 1]) if words else ""
    title = item.pieces[0].text.upper().startswith("ALTERNATIVE")
    text = f"{ACCM}{name}" if name else ACCM.rstrip("-")
    token = token_of(
        item,
        "control",
        item.pieces[: words[-1] + 1 if words else 1],
        banner=text,
        portion=text,
        form="title" if title else "both",
        category="non-IC",
        keys=(ACCM,),
    )
    if end == len(item.pieces):
        return [token], []
    after, joints = _reread(item, item.pieces[end:], [*before, token])
    last = item.pieces[words[-1] if words else 0]
    return [token, *after], [_joint_between(item, last, item.pieces[end]), *joints]


def _words(item: Item, before: Sequence[MarkingToken]) -> tuple[list[MarkingToken], list[Separator]]:
    item = _trimmed(item)
    text = normal(item.pieces)
    # A value joined by `/` to a program is another one: their names are no register's business.
    neighbour = before[-1] if before and item.join == "/" else None
    found = marking_forms().get(text)
    if neighbour is not None and neighbour.category == "SAP" and not _is_no_program(found) and _names_program(item):
        return [_named(item, "SAP", text, f"SAR-{text}", ("SAR-",))], []
    if neighbour is not None and ACCM in neighbour.keys and not _is_no_program(found):
        return [_named(item, "non-IC", text, f"{ACCM}{text}", (ACCM,))], []
    if (controlled := read_cui(item, before)) is not None:
        return controlled
    if found is not None and found[0].category != "AEA":
        return [_registered(item, item.pieces, *found)], []
    if (released := _released_by_nato(item, before)) is not None:
        return [released], []
    if neighbour is not None and (listed := _continued(item, neighbour)) is not None:
        return [listed], []
    if (atomic := atomic_energy(item)) is not None:
        return [atomic], []
    if any(piece.type == "COMMA" for piece in item.pieces):
        return _parted_by_commas(item, before)
    if (split := _joined_by_a_slip(item)) is not None:
        return split
    token = control_system(item) or nato_activity(item) or cosmic(item) or foreign_level(item)
    if token is not None:
        return [token], []
    return _level_with_addition(item) or ([token_of(item, "unknown")], [])


def _trimmed(item: Item) -> Item:
    """The item without the commas and hyphens at its ends, which join it to what stands beside it."""
    words = [position for position, piece in enumerate(item.pieces) if piece.type == "WORD"]
    if not words or (words[0] == 0 and words[-1] == len(item.pieces) - 1):
        return item
    return item._replace(pieces=item.pieces[words[0] : words[-1] + 1])


def _is_no_program(found: tuple[RegisteredMarking, str] | None) -> bool:
    """Whether what follows a program is a control of another category: no program is called like one."""
    return found is not None and found[0].category in ("AEA", "FGI", "CUI", "dissemination", "non-IC")


def _names_program(item: Item) -> bool:
    """Whether an item reads as a program with compartments, and not as a garbled list (`EL TO USA, GBR`)."""
    words = [piece.text.upper() for piece in item.pieces if piece.type != "HYPHEN"]
    if not words or len(words[0]) < SHORTEST_NAME or any(piece.type not in ("WORD", "HYPHEN") for piece in item.pieces):
        return False
    return not any(word == "TO" or word in countries() for word in words[1:])


def _continued(item: Item, neighbour: MarkingToken) -> MarkingToken | None:
    """The countries of a list behind a `/` that belongs to no list (`REL TO USA/GBR`)."""
    if not neighbour.codes or neighbour.category not in ("dissemination", "FGI", "JOINT"):
        return None
    listed = codes_of(item, item.pieces, apart=True)
    if not all(code in countries() for code in listed["codes"]):
        return None
    kind = "release-list" if neighbour.kind == "release-list" else "foreign"
    return token_of(
        item,
        kind,
        portion=" ".join(listed["codes"]),
        form="continued",
        category=neighbour.category,
        keys=neighbour.keys,
        **listed,
    )


def _parted_by_commas(item: Item, before: Sequence[MarkingToken]) -> tuple[list[MarkingToken], list[Separator]]:
    """The values of an item with commas where `/` belongs; one unknown value where none of them is known."""
    groups: list[list[Piece]] = [[]]
    for piece, following in zip(item.pieces, (*item.pieces[1:], None), strict=True):
        if piece.type == "COMMA" and not _lists_one_more(groups[-1], following):
            groups.append([])
        else:
            groups[-1].append(piece)
    groups = [group for group in groups if any(piece.type == "WORD" for piece in group)]
    tokens: list[MarkingToken] = []
    joints: list[Separator] = []
    for position, group in enumerate(groups):
        found, inner = _reread(item, group, (tokens or before)[-1:])
        if position:
            joints.append(_joint_between(item, groups[position - 1][-1], group[0]))
        tokens += found
        joints += inner
    if len(groups) < 2 or all(token.kind == "unknown" for token in tokens):
        return [token_of(item, "unknown")], []
    return tokens, joints


def _lists_one_more(group: Sequence[Piece], following: Piece | None) -> bool:
    """Whether a comma behind a list of those who may see it parts one of them from the next."""
    return following is not None and following.text.upper() in countries() and normal(group[:2]) == "DISPLAY ONLY"


def _named(item: Item, category: str, portion: str, banner: str, keys: tuple[str, ...]) -> MarkingToken:
    return token_of(item, "control", banner=banner, portion=portion, category=category, keys=keys)


def _registered(item: Item, pieces: Sequence[Piece], marking: RegisteredMarking, form: str) -> MarkingToken:
    """A token whose whole text is one form of a registered marking."""
    banner, portion = marking.key, marking.portion
    keys: tuple[str, ...] = (marking.key,)
    compartments: tuple[tuple[str, ...], ...] = ()
    if marking.category == "US":
        return token_of(
            item,
            "level",
            pieces,
            banner=banner,
            portion=portion,
            form=form,
            category="US",
            keys=keys,
            level=_US_LEVELS.get(marking.key),
            level_text=marking.key,
        )
    if marking.category == "non-US" and marking.us_category is None:
        letters = marking.levels[0]
        owner = "UN" if marking.key.startswith("UN ") else "NATO"
        return token_of(
            item,
            "foreign",
            pieces,
            banner=banner,
            portion=portion,
            form=form,
            category="non-US",
            keys=keys,
            level=FOREIGN_LEVELS[letters][1],
            level_text=LEVEL_TITLES[letters],
            codes=(owner,),
        )
    if marking.category == "SCI" and "-" in marking.key:
        system, _, compartment = marking.key.partition("-")
        keys, compartments = (system, marking.key), ((compartment,),)
    return token_of(
        item,
        "control",
        pieces,
        banner=banner,
        portion=portion,
        form=form,
        category=marking.category,
        keys=keys,
        compartments=compartments,
    )


def _joined_by_a_slip(item: Item) -> tuple[list[MarkingToken], list[Separator]] | None:
    """`S-NF`, `C NF`: a level and controls with a blank or hyphen where `/` belongs, every one of them known."""
    words = [piece for piece in item.pieces if piece.type == "WORD"]
    forms = marking_forms()
    if len(words) < 2 or any(word.text.upper() not in forms for word in words):
        return None
    if forms[words[0].text.upper()][0].category not in ("US", "dissemination", "non-IC") and not system_words(item):
        return None
    values = _values(item)
    return (
        [_registered(item, value, *forms[normal(value)]) for value in values],
        [_joint_between(item, left[-1], right[0]) for left, right in pairwise(values)],
    )


def _values(item: Item) -> list[Sequence[Piece]]:
    """The known values of an item one after another, each as long as may be: SBU NOFORN is one."""
    values: list[Sequence[Piece]] = []
    place = 0
    while place < len(item.pieces):
        if item.pieces[place].type == "WORD":
            end = place + 3 if normal(item.pieces[place : place + 3]) in marking_forms() else place + 2
            end = end if normal(item.pieces[place:end]) in marking_forms() else place + 1
            values.append(item.pieces[place:end])
            place = end
        else:
            place += 1
    return values


def _joint_between(item: Item, left: Piece, right: Piece) -> Separator:
    return Separator(between(item.source, left.end, right.start), Span(left.end, right.start))


def _level_with_addition(item: Item) -> tuple[list[MarkingToken], list[Separator]] | None:
    """`SECRET SENSITIVE`, `S DISPLAY ONLY FJI`: a level, and what a blank or a hyphen joins to it.

    A level that is written out may have words behind it that are no control.
    """
    forms = marking_forms()
    for end in (3, 2, 1):
        found = forms.get(normal(item.pieces[:end]))
        if found is None or found[0].category != "US" or len(item.pieces) <= end:
            continue
        rest = item.pieces[end:]
        while rest and rest[0].type != "WORD":
            rest = rest[1:]
        if rest:
            level = _registered(item, item.pieces[:end], *found)
            joint = _joint_between(item, item.pieces[end - 1], rest[0])
            tokens, joints = _reread(item, rest, [level]) if len(rest) <= _LONGEST_JOINED else ([], [])
            if not tokens or any(token.kind == "unknown" for token in tokens):
                # `S. Korea` is no level with something joined to it.
                return None if found[1] == "portion" else ([level, token_of(item, "unknown", rest)], [joint])
            return [level, *tokens], [joint, *joints]
    return None


_LONGEST_JOINED = 12
"""With more words behind it a level is the start of something else, in pieces of the grammar."""


def _reread(
    item: Item, pieces: Sequence[Piece], before: Sequence[MarkingToken]
) -> tuple[list[MarkingToken], list[Separator]]:
    """The tokens of a part of an item, which the grammar reads for itself: behind a comma FGI is no longer a word."""
    start, end = pieces[0].start, pieces[-1].end
    tokens: list[MarkingToken] = []
    joints: list[Separator] = []
    for child in load("marking").parse(item.source[start:end]).children:
        if not isinstance(child, Tree):
            continue
        own = tuple(
            Piece(token.type, token.value, start + token.start_pos, start + token.end_pos)
            for token in child.children
            if isinstance(token, Token)
        )
        if child.data == "words" and len(own) == len(item.pieces):
            return [token_of(item, "unknown", pieces)], []
        found, inner = read_item(item._replace(rule=child.data, pieces=own, join="/"), (tokens or before)[-1:])
        tokens += found
        joints += inner
    return tokens, joints
