"""What a rule may ask beside the node that it is handed."""

from __future__ import annotations

import datetime
from typing import Any

from cablegrammar.base.record import lazy, record
from cablegrammar.cable.cable import Cable
from cablegrammar.vocabulary.profiles import Manual, Register, register_of
from cablegrammar.vocabulary.regimes import Regime
from cablelint.rule.own_words import OwnWord, knows_post, knows_tag


@record
class MarkingContext:
    """The circumstances that a marking is judged by, and the cable that it stands in, None where it stands in none.

    `date` is the date that decides (`--as-of`, else the cable's own), None when none is known; `regime` is the
    executive order in force on it, else the one that the E.O. line names, else None. `today` is for rules about
    dates that have passed.
    """

    cable: Cable | None
    date: datetime.date | None
    regime: Regime | None
    today: datetime.date
    profile: str = "state"
    cui_since: datetime.date | None = None
    """The day from which the agency marks CUI in place of its old controls, None where that is not configured."""
    disclosure_required: bool = False
    """Whether every classified marking has to say something of foreign disclosure."""
    catalogue: bool = False
    """Whether a catalogue is asked after the last file: a rule that also runs then may leave to that what it can tell
    better."""

    posts: tuple[OwnWord, ...] = ()
    """The posts of the configuration: ask `knows_post`."""
    tags: tuple[OwnWord, ...] = ()
    """The tags of the configuration: ask `knows_tag`."""

    def knows_post(self, name: str) -> bool:
        """Whether the configuration knows a post of that name, on the date that decides."""
        return bool(self.posts) and knows_post(self.posts, name, self.date)

    def knows_tag(self, tag: str) -> bool:
        """Whether the configuration knows the tag, on the date that decides."""
        return bool(self.tags) and knows_tag(self.tags, tag, self.date)

    @lazy
    def memo(self) -> dict[Any, Any]:
        """What was worked out of the circumstances, by the function that did (`once`)."""
        return {}

    @lazy
    def register(self) -> Register:
        """The register of markings as the profile's manual has it on the date."""
        return register_of(self.profile, self.date)

    @property
    def in_force(self) -> datetime.date | None:
        """A day of the order that it is judged by: `date`, else the first day of `regime`; None where none is known."""
        return self.date or (None if self.regime is None else self.regime.effective)

    @lazy
    def manual(self) -> Manual:
        """What the profile's manual says of markings as a whole."""
        return self.register.manual

    @property
    def alone(self) -> bool:
        """Whether the marking stands in no cable: what a rule would look for around it is not missing then."""
        return self.cable is None


@record
class Context(MarkingContext):
    """The cable that is being linted and the circumstances it is judged by.

    `draft` says that the text is one that is being written: no header is to be expected. `dated_rules` are the codes
    of the rules of this run that need a date, for who reports that there is none.
    """

    cable: Cable
    draft: bool = False
    dated_rules: tuple[str, ...] = ()
