"""Says in words what a marking means: `cablelint marking --explain`, an editor's hover, a page.

It reads the marking and the vocabulary and runs no rule: what is wrong with a marking is for `marking_check` to say.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from cablegrammar.base.dates import day_text
from cablegrammar.base.node import Span
from cablegrammar.base.record import record
from cablegrammar.cable.marking_in_use import BlanketInUse, MarkingInUse
from cablegrammar.cable.marking_parts import MarkingPart, parts_of
from cablegrammar.cable.marks import BlanketMark
from cablegrammar.marking.marking import Marking, MarkingToken
from cablegrammar.rollup import Circumstances, PortionMarking, roll_up
from cablegrammar.vocabulary.countries import countries
from cablegrammar.vocabulary.levels import Level
from cablegrammar.vocabulary.markings import marking_forms
from cablegrammar.vocabulary.meanings import (
    ALL_PORTIONS,
    CATEGORY_SEPARATOR,
    CLOSING,
    LEADING,
    NUMBER,
    OPENING,
    POST,
    SECTION,
    VALUE_SEPARATOR,
)
from cablegrammar.vocabulary.regimes import regime_on
from cablelint.engine.explained_notes import notes_on
from cablelint.engine.explained_values import (
    ListedCountry,
    MarkingMeaning,
    caption_meaning,
    listed_countries,
    listed_country,
    meanings_of,
    registered,
    word_meaning,
)
from cablelint.engine.marking_reading import read_marking
from cablelint.settings.settings import Settings


@record
class ExplainedPart:
    """One part of a marking: its place and text, what it means, and what is to be said of it here.

    `kind` is `level`, `control`, `release-list`, `foreign`, `declassification`, `status` or `unknown` for a value;
    `caption`, `section`, `post`, `number` and `blanket` in a telegram; `separator`, `bracket`, `blank` and `text` for
    what stands between. `form` tells which form of a value is written: `portion`, `banner`, `both` where they are
    alike, `other` for another spelling; None for what is no value. `meanings` begin with the whole and go on with its
    parts; there are none for an unknown value. `near` is what that was most likely meant to be. `notes` are sentences.
    """

    kind: str
    span: Span
    text: str
    form: str | None
    meanings: tuple[MarkingMeaning, ...]
    countries: tuple[ListedCountry, ...]
    near: str | None
    notes: tuple[str, ...]


@record
class ExplainedMarking:
    """A marking in parts, which together are all of its text, explained for a profile and a day.

    `kind` is `portion` for a text in parentheses, else `banner`. `banner` is what a banner above this portion alone
    would say; None for a banner, and where that cannot be known: `no_banner` says why.
    """

    text: str
    kind: str
    profile: str
    on: datetime.date
    level: Level | None
    parts: tuple[ExplainedPart, ...]
    banner: str | None
    no_banner: str | None

    def part_at(self, offset: int) -> ExplainedPart | None:
        """The part at a place in the text, for an editor; None behind its end."""
        return next((part for part in self.parts if part.span.start <= offset < part.span.end), None)


def explain_marking(text: str, settings: Settings | None = None) -> ExplainedMarking:
    """Say what each part of a portion mark (a text in parentheses) or of a banner means. Never raises.

    The profile and the day are those of `settings`: `as_of`, else `today`, else the day of the clock.
    """
    settings = settings or Settings()
    on = settings.as_of or settings.today or datetime.date.today()
    use, marking = read_marking(text, settings.profile, on)
    reader = _Reader(text, use, marking, settings.profile, on)
    banner, no_banner = reader.banner()
    level = BlanketMark(use.span, use.text).level if isinstance(use, BlanketInUse) else marking.level
    return ExplainedMarking(text, use.kind, settings.profile, on, level, tuple(reader.parts()), banner, no_banner)


_OF_A_LINE = {"section": SECTION, "post": POST, "number": NUMBER, "blanket": ALL_PORTIONS}
"""The keys of the words for what is no value and no caption."""


@record
class _Reader:
    """A marking on its way to being explained."""

    text: str
    use: MarkingInUse
    marking: Marking
    profile: str
    on: datetime.date

    def parts(self) -> Iterator[ExplainedPart]:
        """Every part, explained."""
        found = parts_of(self.text, self.use, self.marking)
        begun = False
        for index, part in enumerate(found):
            match part.kind:
                case "value":
                    begun = True
                    yield self._value(part)
                case "separator":
                    yield self._separator(part, leading=self.marking.leading and not begun)
                case "bracket":
                    yield self._bracket(part)
                case "blank":
                    beside = [one.kind for one in found[max(0, index - 1) : index + 2]]
                    yield self._blank(part, between_values=beside == ["value", "blank", "value"])
                case "text":
                    yield self._plain(part, None, f"{self._written(part)} is no part of a marking.")
                case _:
                    yield self._of_telegram(part)

    def banner(self) -> tuple[str | None, str | None]:
        """The banner above this portion alone, or why there is none."""
        if self.use.kind != "portion" or isinstance(self.use, BlanketInUse) or not self.marking.recognised:
            return None, None
        portion = PortionMarking(1, self.text.strip(), self.marking)
        rolled_up = roll_up([portion], Circumstances(self.on, self.profile))
        return rolled_up.banner, next(iter(rolled_up.problems), None)

    def _written(self, part: MarkingPart) -> str:
        return self.text[part.span.start : part.span.end]

    def _value(self, part: MarkingPart) -> ExplainedPart:
        token = part.token
        assert token is not None  # noqa: S101 - a value has a token
        meanings = tuple(meanings_of(token, self.profile, self.on))
        listed = tuple(listed_countries(token, self.use.places[0].start))
        if token.kind == "unknown" and token.text.upper() in countries():
            listed = (listed_country(token.text.upper(), part.span),)
        portion = self.use.kind == "portion"
        near, notes = notes_on(token, self.marking, meanings, portion=portion, profile=self.profile, on=self.on)
        return ExplainedPart(token.kind, part.span, self._written(part), _form(token), meanings, listed, near, notes)

    def _of_telegram(self, part: MarkingPart) -> ExplainedPart:
        """A part of a classification line, or a mark for all portions."""
        written = self._written(part)
        meanings: list[MarkingMeaning] = []
        if part.caption is not None:
            meanings.append(caption_meaning(part.caption, self.on))
        elif part.kind in _OF_A_LINE:
            meanings.append(word_meaning(_OF_A_LINE[part.kind], written, self.profile, self.on))
        if part.kind == "blanket":
            meanings += self._of_blanket()
        notes = self._blanket_notes() if part.kind == "blanket" else ()
        return ExplainedPart(part.kind, part.span, written, None, tuple(meanings), (), None, notes)

    def _of_blanket(self) -> Iterator[MarkingMeaning]:
        mark = BlanketMark(self.use.span, self.use.text)
        forms = marking_forms()
        for name in (*(() if mark.level is None else (mark.level.value,)), *mark.controls):
            key = forms[name][0].key
            yield registered(key, key, self.profile, self.on)

    def _blanket_notes(self) -> tuple[str, ...]:
        order = regime_on(self.on)
        if order is None:
            return ()
        allows = "allows" if order.blanket_marks else "does not allow"
        return (f"E.O. {order.order}, in force on {day_text(self.on)}, {allows} it.",)

    def _separator(self, part: MarkingPart, *, leading: bool) -> ExplainedPart:
        written = self._written(part)
        if leading and written == CATEGORY_SEPARATOR:
            return self._plain(part, LEADING)
        if written in (CATEGORY_SEPARATOR, VALUE_SEPARATOR):
            return self._plain(part, written)
        return self._plain(part, None, f"{written} is no separator of a marking: / or // stands between values.")

    def _bracket(self, part: MarkingPart) -> ExplainedPart:
        written = self._written(part)
        if written in (OPENING, CLOSING):
            return self._plain(part, written)
        return self._plain(part, None, "A portion mark stands in parentheses.")

    def _blank(self, part: MarkingPart, *, between_values: bool) -> ExplainedPart:
        note = "A blank stands where / or // stands between values." if between_values else None
        return self._plain(part, None, note)

    def _plain(self, part: MarkingPart, key: str | None, note: str | None = None) -> ExplainedPart:
        """What stands between the values, or around them, with the words for it and what is odd about it."""
        written = self._written(part)
        meanings = () if key is None else (word_meaning(key, written, self.profile, self.on),)
        return ExplainedPart(part.kind, part.span, written, None, meanings, (), None, () if note is None else (note,))


def _form(token: MarkingToken) -> str | None:
    """Which form of a value is written."""
    if token.kind == "unknown":
        return None
    return {"title": "banner", "abbreviation": "banner", "portion": "portion", "both": "both"}.get(token.form, "other")
