"""Where a finding stands in its file, as people count."""

from __future__ import annotations

from typing import NamedTuple


class Region(NamedTuple):
    """A stretch of a file: lines and columns from 1, columns in characters, `end_column` exclusive."""

    line: int
    column: int
    end_line: int
    end_column: int


FIRST_CHARACTER = Region(1, 1, 1, 1)
