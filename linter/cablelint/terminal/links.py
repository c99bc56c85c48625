"""Links on a terminal that has them (OSC 8): a word that opens a page when it is clicked."""

from __future__ import annotations

import os
from collections.abc import Mapping
from typing import TextIO

from cablelint.terminal.colour import is_terminal

_PROGRAMS = frozenset(("iTerm.app", "WezTerm", "vscode", "ghostty", "Hyper", "Tabby", "rio"))
_VARIABLES = ("WT_SESSION", "KITTY_WINDOW_ID", "KONSOLE_VERSION", "DOMTERM")
_TERMINALS = ("xterm-kitty", "foot", "alacritty", "contour")
# GNOME's terminals say their version in four or five digits: links came with 0.50.
_FIRST_VTE = 5000


def wants_links(stream: TextIO, environ: Mapping[str, str] = os.environ) -> bool:
    """Whether to write links to `stream`: to a terminal that is known to have them. FORCE_HYPERLINK decides first."""
    forced = environ.get("FORCE_HYPERLINK")
    if forced:
        return forced != "0"
    term = environ.get("TERM", "")
    if not is_terminal(stream) or term == "dumb" or environ.get("CI") or environ.get("PRE_COMMIT"):
        return False
    if environ.get("TERM_PROGRAM") in _PROGRAMS or any(environ.get(name) for name in _VARIABLES):
        return True
    vte = environ.get("VTE_VERSION", "")
    return term.startswith(_TERMINALS) or (vte.isdecimal() and int(vte) >= _FIRST_VTE)


def link(text: str, url: str) -> str:
    """`text` as a link. A URL that is not plain ASCII, which could act on the terminal, makes none."""
    if not (url.isascii() and url.isprintable()):
        return text
    return f"\x1b]8;;{url}\x1b\\{text}\x1b]8;;\x1b\\"
