"""Roll-up: the banner that the portions of a document call for, and which portion forces which part of it.

The sources are the register's manual, D.2 and Table 3 (levels, controls, foreign disclosure and release), B.3 Table 2
(portions without a disclosure marking) and the roll-up column of the register itself.
"""

from __future__ import annotations

from cablegrammar.rollup.banner import BannerReason, Circumstances, RolledUp, roll_up
from cablegrammar.rollup.portion_marking import PortionMarking

__all__ = ["BannerReason", "Circumstances", "PortionMarking", "RolledUp", "roll_up"]
