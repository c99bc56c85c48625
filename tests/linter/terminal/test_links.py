from __future__ import annotations

import io

import pytest

from cablelint.terminal.links import link, wants_links


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


@pytest.mark.parametrize(
    ("environ", "expected"),
    [
        ({}, False),
        ({"TERM": "xterm-256color"}, False),
        ({"TERM": "xterm-256color", "VTE_VERSION": "7006"}, True),
        ({"TERM": "xterm-256color", "VTE_VERSION": "4600"}, False),
        ({"TERM": "xterm-256color", "VTE_VERSION": "x"}, False),
        ({"TERM": "xterm-kitty"}, True),
        ({"TERM_PROGRAM": "WezTerm"}, True),
        ({"TERM_PROGRAM": "Apple_Terminal"}, False),
        ({"WT_SESSION": "1"}, True),
        ({"WT_SESSION": "1", "TERM": "dumb"}, False),
        ({"WT_SESSION": "1", "CI": "true"}, False),
        ({"WT_SESSION": "1", "PRE_COMMIT": "1"}, False),
        ({"WT_SESSION": "1", "FORCE_HYPERLINK": "0"}, False),
        ({"TERM": "dumb", "FORCE_HYPERLINK": "1"}, True),
    ],
)
def test_links_where_the_terminal_has_them(environ: dict[str, str], expected: bool) -> None:
    assert wants_links(Terminal(), environ) is expected


def test_no_links_in_a_pipe() -> None:
    assert not wants_links(io.StringIO(), {"WT_SESSION": "1"})


def test_a_link() -> None:
    assert link("POR001", "https://example.org/a") == "\x1b]8;;https://example.org/a\x1b\\POR001\x1b]8;;\x1b\\"


@pytest.mark.parametrize("url", ["https://example.org/\x1b]0;x", "https://example.org/\u202e", "https://é.org"])
def test_a_url_that_could_act_on_the_terminal_is_none(url: str) -> None:
    assert link("POR001", url) == "POR001"
