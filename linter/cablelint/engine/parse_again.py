"""Parses a file once more after the run, for a report that shows whole texts: a run itself keeps none."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from cablegrammar import parse_messages
from cablegrammar.base.source import Source

if TYPE_CHECKING:
    from cablegrammar.cable.cable import Cable


def parse_again(reread: Callable[[str], Source | None], path: str) -> tuple[Cable, ...]:
    """The cables of the file `path`, whose source `reread` gives: none when it is gone or cannot be parsed."""
    source = reread(path)
    if source is None:
        return ()
    try:
        return tuple(parse_messages(source))
    except Exception:  # noqa: BLE001 - a defect of the grammar is reported where the file is linted
        return ()
