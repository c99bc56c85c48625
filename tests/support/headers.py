"""The header of the template telegram, with a line or two changed."""

from __future__ import annotations

from cablelint.testing import TEMPLATES


def header(**changed: str) -> str:
    """The header with other lines, each under its name (`fl3="DE RUEHWD #0512/01 1961030"`)."""
    lines = TEMPLATES["telegram"]["header"]
    assert not isinstance(lines, str)
    assert changed.keys() <= lines.keys()
    return "\n".join({**lines, **changed}.values())
