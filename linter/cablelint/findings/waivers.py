"""What lets a finding pass: an entry of the configuration that ignores it, or a baseline that has it."""

from __future__ import annotations

import datetime
from typing import Literal

from cablegrammar.base.record import record
from cablelint.findings.finding import Finding


@record
class Waiver:
    """One reason to let findings pass. `file` and `line` say where it is written, `expires` is the last day it holds.

    A baseline has neither reason nor end: `reason` and `expires` are None.
    """

    kind: Literal["ignore", "baseline"]
    file: str | None
    line: int = 1
    reason: str | None = None
    expires: datetime.date | None = None


@record
class Waived:
    """A finding that is not reported as one, and what lets it pass."""

    finding: Finding
    waiver: Waiver
