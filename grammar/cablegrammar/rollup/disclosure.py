"""Foreign disclosure and release: to whom the whole may be shown or given, by the portions (Table 3 of the manual).

Each portion is a set of permissions; together they permit what all of them permit. What has to be remembered of single
portions (that one is unmarked, that one has a list) is remembered in flags that only ever rise, so that the order in
which portions are put together makes no difference.
"""

from __future__ import annotations

from datetime import date
from functools import cache

from cablegrammar.base.record import record
from cablegrammar.marking.forms import sorted_codes
from cablegrammar.marking.marking import MarkingToken
from cablegrammar.rollup.portion_marking import PortionMarking
from cablegrammar.vocabulary.countries import countries
from cablegrammar.vocabulary.regimes import milestone
from cablegrammar.vocabulary.table import rows

USA = "USA"
_CAVEATS = ("SAP", "AEA", "FGI", "dissemination", "non-IC", "non-US")
"""The categories whose controls make a portion a caveated one; SCI does not (B.3, p20)."""


@record
class Audience:
    """A list of countries and groups: as it is written, and with the groups expanded that may be."""

    written: frozenset[str]
    expanded: frozenset[str]

    def common(self, other: Audience) -> Audience:
        """What both name."""
        return Audience(self.written & other.written, self.expanded & other.expanded)

    @property
    def codes(self) -> tuple[str, ...]:
        """The list as the register writes it, USA first: a group stays one where all wrote it."""
        together = self.written | (self.expanded - _expanded(self.written))
        by_letters = sorted(together, key=lambda code: (code != USA, code))  # an unknown code has no other order
        return tuple(sorted_codes(by_letters, usa_first=True))

    @property
    def abroad(self) -> bool:
        """Whether anybody is in it beside the United States."""
        return bool(self.expanded - {USA})


NOBODY = Audience(frozenset(), frozenset())


@record
class Disclosure:
    """What one portion, or several together, permit.

    `release` may be given the text, `display` may be shown it (they include the former), `relido` says that a
    disclosure officer may release more. `eyes`: every list so far was an EYES ONLY one. `marked`, `unmarked` and
    `listed` tell whether there was a portion with a disclosure marking, a classified one without, one with a list;
    `noforn` whether one was barred outright. `open` marks a list that stands in the banner only and is not known.
    """

    release: Audience
    display: Audience
    relido: bool
    eyes: bool
    marked: bool = False
    unmarked: bool = False
    listed: bool = False
    noforn: bool = False
    open: bool = False

    def together(self, other: Disclosure) -> Disclosure:
        """What both permit. Associative, commutative, and the same again when repeated."""
        return Disclosure(
            self.release.common(other.release),
            self.display.common(other.display),
            self.relido and other.relido,
            self.eyes and other.eyes,
            self.marked or other.marked,
            self.unmarked or other.unmarked,
            self.listed or other.listed,
            self.noforn or other.noforn,
            self.open or other.open,
        )

    @property
    def bars(self) -> bool:
        """Whether NOFORN is what the whole calls for."""
        if self.noforn:
            return True
        if not self.marked:
            return False
        if self.unmarked and self.listed:
            return True  # rules 12, 16 and 19
        if self.open:
            return False
        return not (self.release.abroad or self.display.abroad or self.relido)

    @property
    def tokens(self) -> tuple[str, ...]:
        """The banner's disclosure markings; nothing where no portion has any."""
        if self.bars:
            return ("NOFORN",)
        if not self.marked:
            return ()
        found = []
        if self.release.abroad:
            codes = self.release.codes
            found.append("/".join(codes) + " EYES ONLY" if self.eyes else f"REL TO {', '.join(codes)}")
        if self.relido:
            found.append("RELIDO")
        shown = Audience(self.display.written - self.release.written, self.display.expanded - self.release.expanded)
        if shown.abroad:
            found.append(f"DISPLAY ONLY {', '.join(code for code in shown.codes if code != USA)}")
        return tuple(found)


def disclosure_of(portion: PortionMarking, on: date, banner_list: tuple[str, ...]) -> Disclosure | None:
    """What a portion permits; None where it says nothing of disclosure and is not asked.

    `on` is the day on which the document was made, `banner_list` the release list of the banner in use, which a bare
    REL or EYES stands for.
    """
    tokens = {token.keys[0]: token for token in portion.marking.tokens if token.keys}
    if portion.marking.noforn:
        return BARRED
    release = tokens.get("REL TO") or tokens.get("EYES ONLY")
    display = tokens.get("DISPLAY ONLY")
    relido = "RELIDO" in tokens
    if release is None and display is None and not relido:
        return _unmarked(portion, on)
    listed = release is not None or display is not None
    open_list = any(
        token is not None and not _codes(token, portion) and not banner_list for token in (release, display)
    )
    given = _audience(release, portion, banner_list) if release is not None else NOBODY
    shown = _audience(display, portion, banner_list) if display is not None else NOBODY
    return Disclosure(
        given,
        Audience(given.written | shown.written, given.expanded | shown.expanded),
        relido,
        release is not None and "EYES ONLY" in release.keys,
        marked=True,
        listed=listed,
        open=open_list,
    )


def _codes(token: MarkingToken, portion: PortionMarking) -> tuple[str, ...]:
    """A list's codes, what stands behind a wrong separator included."""
    codes = list(token.codes)
    after = portion.marking.tokens[portion.marking.tokens.index(token) + 1 :]
    for other in after:
        if other.form != "continued":
            break
        codes += other.codes
    return tuple(codes)


def _audience(token: MarkingToken, portion: PortionMarking, banner_list: tuple[str, ...]) -> Audience:
    codes = frozenset(_codes(token, portion) or banner_list)
    if "DISPLAY ONLY" not in token.keys:
        codes |= {USA}
    return Audience(codes, _expanded(codes))


def _expanded(codes: frozenset[str]) -> frozenset[str]:
    """The codes with the members of FVEY, ACGU and TEYE in the place of these; others may not be expanded (rule 23)."""
    known = countries()
    found: set[str] = set()
    for code in codes:
        group = known.get(code)
        found |= group.members if group is not None and group.expands == "yes" else {code}
    return frozenset(found)


BARRED = Disclosure(NOBODY, NOBODY, relido=False, eyes=False, marked=True, noforn=True)
"""What a portion permits that may not be released to foreign nationals."""

_AS_NOFORN = Disclosure(NOBODY, NOBODY, relido=False, eyes=False, unmarked=True)
_AS_RELIDO = Disclosure(NOBODY, NOBODY, relido=True, eyes=False, unmarked=True)


def _unmarked(portion: PortionMarking, on: date) -> Disclosure | None:
    """How a portion without a disclosure marking is handled where others have one (Table 2)."""
    controls = portion.controls
    if not portion.classified:
        # Beside others it follows the banner; of one control the manual says otherwise.
        return _AS_RELIDO if any(_counts_as_relido(token) for token in controls) else None
    caveated = portion.foreign_sources != frozenset() or any(token.category in _CAVEATS for token in controls)
    return _AS_NOFORN if caveated or on < milestone("relido-by-default") else _AS_RELIDO


def _counts_as_relido(token: MarkingToken) -> bool:
    return any(key in _relido_when_unclassified() for key in token.keys)


@cache
def _relido_when_unclassified() -> frozenset[str]:
    return frozenset(row["key"] for row in rows("unclassified_disclosure") if row["counts_as"] == "RELIDO")
