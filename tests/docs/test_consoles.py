"""The commands of the tutorials are run, and what they print is what the page shows."""

from __future__ import annotations

import consoles
import pytest


def page(*lines: str) -> str:
    return "\n".join(("Text.", "```console", *lines, "```", "More.", ""))


def test_output_stands_below_its_command_and_the_rest_of_the_page_stays() -> None:
    assert consoles.with_output(page("$ echo lit", "old", "$ echo out >&2; exit 3")) == page(
        "$ echo lit", "lit", "$ echo out >&2; exit 3", "out"
    )


def test_a_command_may_have_several_lines_and_the_blocks_of_a_page_share_a_directory() -> None:
    first = page("$ cat > a <<'END'", "> lamp", ">", "> END")
    second = page("$ cat a", "lamp", "")
    assert consoles.with_output(first + second.replace("lamp\n\n", "")) == first + second.replace("lamp\n\n", "lamp\n")


def test_no_other_block_is_run() -> None:
    other = "```text\n$ false\n```\n"
    assert consoles.with_output(other) == other


def test_a_command_that_is_not_there_is_an_error() -> None:
    with pytest.raises(SystemExit, match="no-such-command"):
        consoles.with_output(page("$ no-such-command"))
