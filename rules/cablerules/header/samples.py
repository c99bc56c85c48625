"""The header of the rules' examples: that of the template cable, with a line or two changed."""

from __future__ import annotations

_LINES = {
    "fl1": "VZCZCXRO3306",
    "fl2": "PP RUEHSA RUEHLS",
    "fl3": "DE RUEHWD #0512 1961030",
    "fl4": "ZNY CCCCC ZZH",
    "fl5": "P 141030Z JUL 08",
    "fl6": "FM AMEMBASSY WINDHOEK",
    "fl7": "TO RUEHC/SECSTATE WASHDC PRIORITY 5620",
    "fl8": "INFO RUEHSA/AMEMBASSY PRETORIA 1266\nRUEHLS/AMEMBASSY LUSAKA 0802",
}


def header(**changed: str) -> str:
    """The header with other lines, each under its number (`fl3="DE RUEHWD #0512/01 1961030"`)."""
    return "\n".join({**_LINES, **changed}.values())
