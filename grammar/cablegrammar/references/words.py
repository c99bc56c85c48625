"""What the words, numbers and dates of a reference mean. Used by `reference_list.py`."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from functools import cache
from itertools import groupby

from lark import Token

from cablegrammar.base.dates import day_of
from cablegrammar.vocabulary.posts import names_by_key, near_posts, squeeze
from cablegrammar.vocabulary.table import rows

_LONGEST_NAME = 6
"""The words of the longest name of a post, with room for one."""


@cache
def _uses() -> dict[str, str]:
    """The words that tell what an item is: `filler` stands around a post's name, `paper` is part of none."""
    return {row["word"]: row["use"] for row in rows("reference_words")}


def is_filler(name: Token) -> bool:
    """Whether a word stands around a post's name and is no part of it: `CABLES`, `AMEMBASSY`, `REF`."""
    return name.type == "LABEL" or _uses().get(squeeze(name)) == "filler"


def names_papers(names: Sequence[Token]) -> bool:
    """Whether a word among them says that this is some paper and no cable."""
    return any(_uses().get(squeeze(name)) == "paper" for name in names)


_LOOK_LIKE_DIGITS = frozenset("OoIlQSB")
_DAMAGED_LENGTH = 10
"""A cable's number has six digits; what is much longer was never one."""


def find_post(names: Sequence[Token], guess: bool = True) -> tuple[str, int] | None:
    """The post that the words before a number end with, and the index of its first word; None if there is none.

    The longest known name wins. Failing that, where `guess` allows it, one or two words that look like a name (three
    if they are a near miss) are taken for a post nobody has heard of.
    """
    last = len(names)
    known = names_by_key()
    while last and is_filler(names[last - 1]):
        if last > 1 and "".join(map(squeeze, names[last - 2 : last])) in known:
            break  # `HOLY SEE`
        last -= 1
    keys = [squeeze(name) for name in names[max(0, last - _LONGEST_NAME) : last]]
    for first in range(len(keys)):
        found = known.get("".join(keys[first:]))
        if found is not None:
            return found, last - len(keys) + first
    first = 0
    while first < last and is_filler(names[first]):
        first += 1
    words = names[first:last]
    if not guess or not words or names_papers(words) or not all(word[0].isupper() for word in words):
        return None
    name = " ".join(words).upper().rstrip(".")
    if len(squeeze(name)) < 3 or "/" in name or len(words) > 3 or (len(words) == 3 and not near_posts(name)):
        return None
    return name, first


def led_by_a_name(names: Sequence[Token], first: int) -> bool:
    """Whether the words before a known post, `names[:first]`, look like the beginning of a longer, unknown name."""
    lead = [name for name in names[:first] if not is_filler(name)]
    return 0 < len(lead) <= 3 and all(word[0].isupper() for word in lead) and not names_papers(lead)


def whole_post(names: Sequence[Token]) -> str | None:
    """The known post that all the words together name, None if they say anything else."""
    known = names_by_key()
    found = known.get("".join(map(squeeze, names))) if len(names) <= _LONGEST_NAME else None
    if found is None:
        core = [name for name in names if not is_filler(name)]
        if len(core) != len(names) and len(core) <= _LONGEST_NAME:
            found = known.get("".join(map(squeeze, core)))
    return found


def is_damaged_number(code: str) -> bool:
    """Whether `code` was meant as a cable's number: digits with letters among them, or too many digits."""
    return len(code) <= _DAMAGED_LENGTH and code.isalnum() and (code[0].isdigit() or code[0] in _LOOK_LIKE_DIGITS)


def is_damaged_number_alone(code: str) -> bool:
    """Whether `code` was meant as a cable's number though no post stands before it: not `B1`, `1990S`, `4X4`."""
    signs = [sign for sign in code if not sign.isdecimal()]
    if not 4 <= len(code) <= _DAMAGED_LENGTH or len(code) - len(signs) < 3 or not _LOOK_LIKE_DIGITS.issuperset(signs):
        return False
    return code[0] not in "SQB" and code[-1] not in "SQB"


def damaged_post(names: Sequence[Token], code: str, number_follows: bool) -> str | None:
    """The post in a text such as `COTON0U` before a number, or `STATE4821O4`; None if it is nothing of the kind."""
    written = "".join([*map(str, names), code])
    if not written.isalnum() or len(written) > 40:
        return None
    if number_follows and not code[0].isdigit() and near_posts(written.upper()):
        return " ".join([*map(str, names), code]).upper()
    letters = next(place for place, sign in enumerate(code) if sign.isdecimal())
    for end in range(letters, 0, -1):  # `STATEO123`: the last letters may be digits
        found = names_by_key().get(squeeze("".join([*map(str, names), code[:end]])))
        if found is not None:
            return found if is_damaged_number(code[end:]) else None
        if code[end - 1] not in _LOOK_LIKE_DIGITS:
            break
    return None


def tail_number(text: str) -> tuple[str, str]:
    """`text` cut before the digits that it ends with."""
    head = text.rstrip("0123456789")
    return head, text[len(head) :]


def is_thousands(text: str, place: int) -> bool:
    """Whether `,502` stands at the place, the rest of a number such as `11,502`."""
    digits = text[place + 1 : place + 4]
    whole = len(digits) == 3 and digits.isdecimal() and not text[place + 4 : place + 5].isalnum()
    return whole and text[place] == ","


def full_year(text: str) -> int:
    """The year that the digits in `text`, two or four, stand for. Cables began long after 1960."""
    year = int("".join(filter(str.isdecimal, text)))
    if year >= 100:
        return year
    return 1900 + year if year >= 60 else 2000 + year


def is_year(digits: str, citing_year: int | None) -> bool:
    """Whether two or four digits after a cable's number can be its year: none that lies ahead."""
    return len(digits) in (2, 4) and 1960 <= full_year(digits) <= (citing_year or 2058) + 1


def year_at_end(text: str, citing_year: int | None) -> int | None:
    """The year that a name ends in, before a number: `SUVA 07`, `SUVA 2007`; None where it cannot be one.

    Nobody writes the number of a cable with a single nought before it.
    """
    *_, last = text.split() or [""]
    if not (last.isascii() and last.isdecimal() and is_year(last, citing_year)):
        return None
    return full_year(last) if len(last) == 4 or last[0] == "0" else None


_MONTHS = {
    name: number
    for number, name in enumerate(
        ("JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC"), start=1
    )
}


def day_of_group(text: str) -> tuple[int | None, datetime.date | None]:
    """The year and the day of a date-time group (`DTG 301601Z SEP 08`), None where they are not given."""
    words, numbers = _pieces(text)
    month = next((_MONTHS[word[:3]] for word in words if word[:3] in _MONTHS), None)
    if len(numbers) < 2 or month is None:
        return None, None
    year = full_year(numbers[1])
    return year, day_of(year, month, int(numbers[0][:2]))


def day_of_date(text: str) -> tuple[int | None, datetime.date | None]:
    """The year and the day of a date in words or figures, month before day; None where they are not given."""
    words, numbers = _pieces(text)
    month = next((_MONTHS[word[:3]] for word in words if word[:3] in _MONTHS), None)
    if month is not None:
        if len(numbers) == 2:
            year = full_year(numbers[1])
            return year, day_of(year, month, int(numbers[0]))
        return (int(numbers[0]), None) if numbers and len(numbers[0]) == 4 else (None, None)
    if len(numbers) != 3:
        return None, None
    if len(numbers[0]) == 4:
        return int(numbers[0]), day_of(int(numbers[0]), int(numbers[1]), int(numbers[2]))
    first, second, year = int(numbers[0]), int(numbers[1]), full_year(numbers[2])
    return year, day_of(year, first, second) or day_of(year, second, first)


def names_month(text: str) -> bool:
    """Whether a word of `text` is a month."""
    return any(word[:3] in _MONTHS for word in _pieces(text)[0])


def _pieces(text: str) -> tuple[list[str], list[str]]:
    """The words (in capitals) and the runs of digits of `text`."""
    words: list[str] = []
    numbers: list[str] = []
    for kind, signs in groupby(text.upper(), lambda sign: 1 if sign.isdecimal() else 2 if sign.isalpha() else 0):
        if kind:
            (numbers if kind == 1 else words).append("".join(signs))
    return words, numbers
