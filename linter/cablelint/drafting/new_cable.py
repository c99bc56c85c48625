"""Writes a clean cable to start from: what its form, its level and its day ask for, and a sentence to replace.

What is fact comes from the vocabulary: the executive order of the day and how long it allows, the post's address and
country, which captions go together. The parts are those of 5 FAH-1 H-240 and the format lines of ACP 127.
"""

from __future__ import annotations

import calendar
import datetime
from collections.abc import Iterator, Mapping, Sequence

from cablegrammar.authority.block import parse_authority
from cablegrammar.base.months import ABBREVIATIONS
from cablegrammar.base.record import record
from cablegrammar.vocabulary.captions import KnownCaption, caption_of
from cablegrammar.vocabulary.levels import Level
from cablegrammar.vocabulary.markings import marking_by_key
from cablegrammar.vocabulary.posts import Post, find_post
from cablegrammar.vocabulary.profiles import register_of
from cablegrammar.vocabulary.regimes import Regime, regime_on
from cablegrammar.vocabulary.tags import tag_fact
from cablegrammar.vocabulary.transmission import security_letters
from cablelint.errors import UsageError

FORMS = ("telegram", "smart", "draft")
LEVELS: Mapping[str, Level] = {
    "U": Level.UNCLASSIFIED, "SBU": Level.UNCLASSIFIED, "C": Level.CONFIDENTIAL, "S": Level.SECRET,
    "TS": Level.TOP_SECRET,
}  # fmt: skip
"""What a cable may be marked, and its level. SBU is unclassified with the caption SENSITIVE."""

_SENSITIVE = "SENSITIVE"
_YEARS = 10
"""How long an original decision holds where nobody knows better: E.O. 13526, 1.5(b)."""
_DEPARTMENT = "STATE"
_EVERY_POST = "ALL DIPLOMATIC AND CONSULAR POSTS COLLECTIVE"
"""Whom the Department writes to, where nobody says whom."""


@record
class Wanted:
    """What a new cable is to be.

    `form` is one of FORMS, `post` any name of a post, `level` one of LEVELS, `captions` words for lines of their own,
    `controls` NOFORN or ORCON, which go onto captions and marks; `derived_from` the source of a derivative decision
    (None: an original one), `day` the cable's date, `number` its number. `profile` says whose marks it bears, `to` is
    the post that it goes to (None: the Department, and from there all posts).
    """

    form: str
    post: str
    level: str
    day: datetime.date
    captions: tuple[str, ...] = ()
    derived_from: str | None = None
    number: int = 1
    profile: str = "state"
    to: str | None = None


def new_cable(wanted: Wanted) -> str:
    """The text of the cable. Raises `UsageError` for what cannot be, with what could."""
    return "\n".join(_Draft(wanted).lines()) + "\n"


class _Draft:
    """A cable in the making."""

    def __init__(self, wanted: Wanted) -> None:
        self.wanted = wanted
        self.post = _post(wanted.post)
        self.addressee = self._addressee()
        self.register = register_of(wanted.profile, wanted.day)
        self.level = LEVELS[wanted.level]
        self.classified = self.level.classified
        self.regime = _regime(wanted.day)
        self.captions = _captions(wanted)
        controls = [marking_by_key()[one.text] for one in self.captions if one.kind == "control"]
        self.controls = sorted(controls, key=lambda one: one.order)  # as marks have them, and not as captions
        if wanted.form == "smart" and self.level is Level.TOP_SECRET:
            raise UsageError("SMART carries nothing above SECRET: choose another form")
        if (
            wanted.level == "SBU"
            and any(one.key == "NOFORN" for one in self.controls)
            and not self.register.manual.telegram
        ):
            raise UsageError(
                f"under the profile {wanted.profile} SBU does not go with the caption NOFORN: leave it out"
            )
        if wanted.derived_from is not None:
            _check_source(wanted.derived_from, wanted.day, classified=self.classified)

    def _addressee(self) -> Post | None:
        """The post that it goes to; None for all of them. Raises `UsageError` where that is the sender."""
        to = _post(self.wanted.to or _DEPARTMENT)
        if to.name != self.post.name:
            return to
        if self.wanted.to is None:
            return None
        raise UsageError(f"a cable of {to.name} does not go to {to.name}: name another post")

    def lines(self) -> Iterator[str]:
        """The lines of the cable."""
        if self.wanted.form == "smart":
            yield from self._smart()
        elif self.wanted.form == "draft":
            yield from self._text()
        else:
            yield from self._header()
            yield ""
            yield from self._text()

    def _header(self) -> Iterator[str]:
        day = self.wanted.day
        route = self.post.routing_indicators[0] if self.post.routing_indicators else None
        to = self.addressee
        target = to.routing_indicators[0] if to is not None and to.routing_indicators else None
        if route is not None and target is not None:
            security = next(one for one in security_letters().values() if one.level is self.level)
            yield "VZCZCXRO0001"
            yield f"PP {target}"
            yield f"DE {route} #{self.wanted.number % 10000:04} {day.timetuple().tm_yday:03}1200"
            yield f"{security.signal} {security.letters} ZZH"
        yield f"P {day.day:02}1200Z {ABBREVIATIONS[day.month - 1]} {day.year % 100:02}"
        yield f"FM {_address(self.post)}"
        if to is None:
            yield f"TO {_EVERY_POST} PRIORITY"
        else:
            routed = f"{target}/" if route is not None and target is not None else ""
            yield f"TO {routed}{_address(to)} PRIORITY 0001"

    def _text(self) -> Iterator[str]:
        overall = "UNCLAS" if not self.classified else "   ".join(" ".join(word) for word in self.level.value.split())
        number = f" {self.wanted.number:06}" if self.wanted.form == "telegram" else ""
        yield f"{overall} {self.post.name}{number}"
        yield ""
        lines = list(dict.fromkeys(one.text for one in self.captions))
        if lines:
            yield from lines
            yield ""
        yield f"E.O. {self.regime.order}: {self._instruction()}"
        yield f"TAGS: {', '.join(self._tags())}"
        yield f"SUBJECT: {self._mark('U')}{self._also_in_subject()}THE SUBJECT OF THIS CABLE"
        yield ""
        if self.classified:
            yield from self._authority()
            yield ""
        yield from self._body()
        yield ""
        yield "SURNAME"

    def _instruction(self) -> str:
        return f"DECL: {self._until():%m/%d/%Y}" if self.classified else "N/A"

    def _until(self) -> datetime.date:
        """The day of declassification: ten years on, which every order since 1995 allows."""
        day = self.wanted.day
        year = day.year + _YEARS
        return datetime.date(year, day.month, min(day.day, calendar.monthrange(year, day.month)[1]))

    def _tags(self) -> Sequence[str]:
        """PREL, and the tag of the post's country as it is called on that day; a country that is gone has none."""
        country = self.post.geographic_tag
        fact = None if country is None else tag_fact(country)
        if fact is not None and not fact.used_in(self.wanted.day.year):
            country = fact.became
        return ("PREL",) if country is None else ("PREL", country)

    def _authority(self) -> Iterator[str]:
        named = "Classified By: Political Counselor First Surname"
        if self.wanted.derived_from is None:
            yield f"{named} for reason {self.regime.reason_section} (d)."
            return
        if self.regime.order == "13526":
            yield named
        yield f"Derived From: {self.wanted.derived_from}"
        yield f"Declassify On: {self._until():%Y%m%d}"

    def _body(self) -> Iterator[str]:
        yield f"1. {self._mark('U')}Summary: Say in two sentences what happened and why it matters."
        yield ""
        yield f"2. {self._mark(self.wanted.level)}Say who told whom what, and when."
        yield ""
        yield f"3. {self._mark(self.wanted.level)}Comment: Say what Post makes of it."

    def _mark(self, level: str) -> str:
        """The mark of a portion, with its blank; none where no portion is marked."""
        if self.wanted.level == "U":
            return ""
        if level != self.wanted.level:
            return f"({level}) "
        controls = [one.portion for one in self.controls]
        if self.register.manual.telegram:
            return f"({'/'.join([level, *controls])}) "
        groups = ["/".join(controls)] if controls else []
        return f"({'//'.join(['U', *groups, 'SBU'] if level == 'SBU' else [level, *groups])}) "

    def _also_in_subject(self) -> str:
        """The captions that the subject repeats, with the number of the letter (5 FAH-2 H-252.1-2)."""
        return "".join(f"{one.text} 001: " for one in self.captions if one.in_subject)

    def _smart(self) -> Iterator[str]:
        banner = [self.level.value] if self.wanted.level != "SBU" else [self.level.value, "SBU"]
        if self.controls and not self.register.manual.telegram:
            banner[0] += "//" + "/".join(one.abbreviation or one.title for one in self.controls)
        yield from (f"{word:^72}".rstrip() for word in banner)
        yield ""
        day = self.wanted.day
        group = f"{day.day:02}1200Z {ABBREVIATIONS[day.month - 1]} {day.year % 100:02}"
        for label, value in (
            ("MRN", f"{day.year % 100:02} {self.post.name} {self.wanted.number}"),
            ("Date/DTG", f"{ABBREVIATIONS[day.month - 1].title()} {day:%d, %Y} / {group}"),
            ("From", _address(self.post)),
            ("Action", f"{_EVERY_POST if self.addressee is None else _turned(_address(self.addressee))} PRIORITY"),
            ("E.O.", self.regime.order),
            ("TAGS", ", ".join(self._tags())),
            ("Captions", ", ".join(one.text for one in self.captions)),
            ("Subject", f"{self._mark('U')}{self._also_in_subject()}The Subject of This Cable"),
        ):
            if value:
                yield f"{label + ':':<16}{value}"
        yield ""
        if self.classified:
            yield "Classified By:  First Surname, Political Counselor"
            if self.wanted.derived_from is None:
                yield f"Reason:         {self.regime.reason_section}(d)"
            else:
                yield f"Derived From:   {self.wanted.derived_from}"
            yield f"Declassify On:  {self._until():%Y%m%d}"
            yield ""
        yield from self._body()
        yield ""
        yield "Signature:      Surname"
        yield ""
        yield from (f"{word:^72}".rstrip() for word in banner)


def _address(post: Post) -> str:
    return post.plads[0] if post.plads else post.name


def _turned(address: str) -> str:
    """An address as a SMART message has it, the place before the mission: `WASHDC, SECSTATE`."""
    mission, _, place = address.partition(" ")
    return f"{place}, {mission}" if place else mission


def _check_source(source: str, day: datetime.date, *, classified: bool) -> None:
    """Raise `UsageError` for a source that no cable of that day can be derived from."""
    if not classified:
        raise UsageError("an unclassified cable is derived from nothing: leave out the source")
    said = parse_authority(f"Derived From: {source}", on=day)
    if "\n" in source or said.derived_from is None:
        raise UsageError("name one source, as in 'DSCG 11-1, January 2011'")
    if not said.source_dated:
        raise UsageError(
            "give the source with its date, as in 'DSCG 11-1, January 2011'; list several in the cable itself"
        )
    if said.source_date is not None and said.source_date > day:
        raise UsageError(f"the source is later than the cable, which is of {day.isoformat()}")


def _post(name: str) -> Post:
    post = find_post(name)
    if post is None:
        from cablegrammar.vocabulary.posts import near_posts

        near = " or ".join(near_posts(name))
        raise UsageError(f"no post is called {name}" + (f"; did you mean {near}?" if near else ""))
    return post


def _regime(day: datetime.date) -> Regime:
    regime = regime_on(day)
    if regime is None or regime.reason_section is None:
        raise UsageError("the date must be 14 October 1995 or later: a reason for classification was not needed before")
    return regime


def _captions(wanted: Wanted) -> tuple[KnownCaption, ...]:
    """The captions in the order of the handbook. Raises `UsageError` for one that there is not or cannot stand."""
    words = [*wanted.captions, *([_SENSITIVE] if wanted.level == "SBU" else [])]
    found: dict[str, KnownCaption] = {}
    for word in words:
        known = caption_of(word.upper())
        if known is None:
            from cablegrammar.vocabulary.captions import nearest_caption

            near = nearest_caption(word.upper())
            raise UsageError(f"no caption is called {word}" + (f"; did you mean {near.text}?" if near else ""))
        found[known.text] = known
    captions = tuple(found.values())
    for one in captions:
        if (one.since is not None and wanted.day < one.since) or (one.until is not None and wanted.day > one.until):
            raise UsageError(f"{one.text} was not in use on {wanted.day.isoformat()}")
        if one.unclassified_only and wanted.level != "SBU":
            raise UsageError(f"{one.text} is for the level SBU, and not for {wanted.level}")
        if one.needs_protection and wanted.level == "U":
            raise UsageError(f"{one.text} needs a text that is classified or SBU")
        control = marking_by_key().get(one.text) if one.kind == "control" else None
        if control is not None and (wanted.level == "U" or LEVELS[wanted.level].portion not in control.levels):
            raise UsageError(f"{one.text} does not go with the level {wanted.level}")
        if one.kind == "channel" and any(other.kind == "channel" for other in captions if other is not one):
            raise UsageError("a message has only one channel caption")
        beside = [other.text for other in captions if other is not one]
        for other in beside:
            if other in one.excludes:
                raise UsageError(f"{one.text} and {other} do not go together")
        if beside and one.stands_alone is not None and wanted.day >= one.stands_alone:
            raise UsageError(f"{one.text} stands alone, without {', '.join(beside)}")
    return tuple(sorted(captions, key=lambda one: (one.rank is None, one.rank or 0)))
