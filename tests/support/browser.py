"""A real browser for the HTML report: Chromium as the system has it, without a window and without a network.

python -m support.browser      # prints where it is; status 1 and a sentence where there is none
"""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from playwright.sync_api import Browser

_NAMES = ("chromium", "chromium-browser", "google-chrome-stable", "google-chrome", "chrome")
_QUIET = ("--disable-background-networking", "--disable-component-update", "--disable-sync", "--no-first-run")


def executable() -> str:
    """Where Chromium is: as the environment says (`CHROMIUM`), else by its usual names.

    Raises `RuntimeError` where there is none: the tests of the report are not passed over.
    """
    given = os.environ.get("CHROMIUM")
    found = [path for path in map(shutil.which, [given] if given else _NAMES) if path is not None]
    if not found:
        raise RuntimeError(
            "the tests of the HTML report need Chromium: apt-get install chromium, or CHROMIUM=/path/to/chrome"
        )
    return found[0]


@contextmanager
def browser() -> Iterator[Browser]:
    """Chromium, running."""
    from playwright.sync_api import sync_playwright

    sandbox = ["--no-sandbox"] if hasattr(os, "geteuid") and os.geteuid() == 0 else []  # it refuses root else
    with sync_playwright() as playwright:
        running = playwright.chromium.launch(
            executable_path=executable(), args=[*sandbox, "--disable-gpu", "--disable-quic", *_QUIET]
        )
        try:
            yield running
        finally:
            running.close()


if __name__ == "__main__":
    try:
        print(executable())
    except RuntimeError as error:
        sys.exit(str(error))
