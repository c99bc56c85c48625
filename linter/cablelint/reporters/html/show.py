"""Text of a cable on the page: nothing in it is invisible, and nothing turns the direction of writing."""

from __future__ import annotations

from cablelint.terminal.display import visible


def shown(text: str) -> str:
    """`text` without line ends, each control and bidirectional character visible; tabs stay."""
    if text.isprintable():
        return visible(text)
    return "\t".join(map(visible, text.split("\t")))
