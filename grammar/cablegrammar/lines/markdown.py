"""What Markdown puts into a text, and mail programs before its lines: found, and masked so that nothing is shorter.

Each function gives the text without it, as long as it was, and the stretches that would have to go.
"""

from __future__ import annotations

from collections.abc import Iterable

from cablegrammar.base.node import Span
from cablegrammar.parsing.loader import scanner
from cablegrammar.parsing.places import at_lines

OPENING = ("\n", "(", "[", "{")
"""The characters that belong to what stands behind them: the blanks come before them."""


def without_escapes(text: str) -> tuple[str, list[Span]]:
    r"""Without the backslashes before signs (`1\. \(C\)`), where a number or a mark has one."""
    if "\\" not in text or scanner("artefact_patterns", "ESCAPED_NUMBER_OR_MARK").search(text) is None:
        return text, []
    places: list[tuple[int, int, str]] = []
    spans: list[Span] = []
    for match in scanner("artefact_patterns", "ESCAPED_SIGNS").finditer(text):
        start, end = match.span()
        signs = text[start + 1 : end : 2]
        places.append((start, end, signs.rjust(end - start) if signs[-1] in OPENING else signs.ljust(end - start)))
        spans += (Span(place, place + 1) for place in range(start, end, 2))
    return replaced(text, places), spans


def without_stars(text: str) -> tuple[str, list[Span]]:
    """Without the stars of bold and italics, where they stand around a number, a mark or a label somewhere."""
    if text.count("*") < _PAIR:
        return text, []
    found = list(scanner("artefact_patterns", "STARRED").finditer(text))
    tells = scanner("artefact_patterns", "STARS_TELL").match
    if not any(tells(text, match.start()) for match in found):
        return text, []
    places: list[tuple[int, int, str]] = []
    spans: list[Span] = []
    for match in found:
        (start, end), words = match.span(), match.group()
        stars = len(words) - len(words.lstrip("*"))
        sign = "" if words.endswith("*") else words[-1]
        close = end - len(sign) - stars
        places += ((start, start + stars, " " * stars), (close, end, sign.ljust(end - close)))
        spans += (Span(start, start + stars), Span(close, close + stars))
    return replaced(text, places), spans


_PAIR = 2


def without_quotation_signs(text: str) -> tuple[str, list[Span]]:
    """Without the signs that a mail program puts before each line, where nearly all lines have one."""
    for sign, name in ((">", "QUOTATION_SIGN"), ("|", "QUOTATION_BAR")):
        if text.count(sign) < _FEW_LINES or (f"\n{sign}" not in text and f"\n {sign}" not in text):
            continue  # a single character is looked for many times faster than several
        spans = [Span(*match.span()) for match in at_lines(scanner("artefact_patterns", name), text, 0, len(text))]
        if len(spans) < _FEW_LINES:
            continue
        lines = sum(1 for line in text.split("\n") if line.strip())
        if len(spans) * _OF_LINES >= lines * _QUOTED:
            return replaced(text, ((start, end, " " * (end - start)) for start, end in spans)), spans
    return text, []


_FEW_LINES = 5
# So many of so many lines have the sign.
_QUOTED, _OF_LINES = 4, 5


def replaced(text: str, places: Iterable[tuple[int, int, str]]) -> str:
    """The text with what is given for some stretches, which are in order."""
    pieces: list[str] = []
    done = 0
    for start, end, new in places:
        pieces += (text[done:start], new)
        done = end
    return "".join((*pieces, text[done:])) if pieces else text
