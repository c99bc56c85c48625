"""The portions that are rolled up."""

from __future__ import annotations

from cablegrammar.base.node import Span
from cablegrammar.base.record import record
from cablegrammar.marking.marking import Marking, MarkingToken
from cablegrammar.vocabulary.levels import Level


@record
class PortionMarking:
    """One portion: its number (from 1; 0 for the subject), its mark as written, what that says, and where in a cable it
    stands.
    """

    number: int
    text: str
    marking: Marking
    line: int | None = None
    span: Span | None = None

    @property
    def name(self) -> str:
        """What it is called in messages: `portion 2 (S//NF)`, `the subject (U)`."""
        return f"portion {self.number} {self.text}" if self.number else f"the subject {self.text}"

    @property
    def level(self) -> Level | None:
        """Its level. A foreign RESTRICTED, which the US has not, is protected as CONFIDENTIAL (32 CFR 2001.54)."""
        marking = self.marking
        if marking.level is None and any(token.level_text == "RESTRICTED" for token in marking.levels):
            return Level.CONFIDENTIAL
        return marking.level

    @property
    def classified(self) -> bool:
        """Whether it is classified at all."""
        return self.level is not None and self.level.classified

    @property
    def foreign(self) -> bool:
        """Whether it is another government's, or NATO's, and not held jointly."""
        return self.marking.system in ("NATO", "foreign", "FGI")

    @property
    def joint(self) -> bool:
        """Whether it is held jointly with other governments."""
        return self.marking.system == "JOINT"

    @property
    def owners(self) -> frozenset[str]:
        """The governments that hold a JOINT portion; empty where its list is the banner's."""
        return frozenset(self.marking.levels[0].codes) if self.joint else frozenset()

    @property
    def controls(self) -> tuple[MarkingToken, ...]:
        """Its controls, those of foreign disclosure and foreign information apart."""
        return tuple(
            token
            for token in self.marking.tokens
            if token.is_control and token.category != "FGI" and not token.is_disclosure and token.form != "continued"
        )

    @property
    def discloses(self) -> bool:
        """Whether it carries a marking of foreign disclosure of its own, and not within SBU NOFORN or LES NOFORN."""
        return any(token.is_disclosure for token in self.marking.tokens)

    @property
    def foreign_sources(self) -> frozenset[str] | None:
        """The governments and organisations that its foreign information comes from; None where that is concealed.

        Empty for a portion without foreign information, and for a JOINT one whose list is the banner's.
        """
        found: set[str] = set()
        for token in self.marking.tokens:
            if token.category == "FGI" and token.form != "continued":
                if not token.codes:
                    return None
                found.update(token.codes)
        if self.foreign or self.joint:
            head = self.marking.levels[0]
            if self.marking.system == "FGI" and not head.codes:
                return None
            found.update(head.codes)
        return frozenset(found - {"USA"})
