"""Measures the page in a browser: how long it takes to start, and to check a cable of 4.5 KB once it is warm.

    python benchmarks/page.py --runtime pyodide-0.29.5.tgz [--keep FILE]

Times are of the browser's own clock: from opening the file until questions are answered, and from a question to its
answer. Each is the best of several, for a machine that does something else meanwhile; beyond the limits the exit code
is 1.
"""

from __future__ import annotations

import argparse
import contextlib
import statistics
import sys
import tempfile
from pathlib import Path

from playwright.sync_api import Browser

from cablelint.page.document import page as page_of
from cablelint.page.runtime import find_runtime
from generate import cables
from support.browser import browser

SIZE = 4_500
STARTS = 3
CHECKS = 30
LONGEST_START = 5_000.0
LONGEST_CHECK = 100.0
"""Milliseconds."""

_STARTED = "performance.getEntriesByName('cablelint: started')[0].duration"
_CHECKED = """async (text) => {
    const before = performance.now();
    await engine.ask("check", text, "invented.cable", {});
    return performance.now() - before;
}"""


def main() -> int:
    """Make a page, measure it, and say whether it was quick enough."""
    parser = argparse.ArgumentParser(description="Measure the page in a browser.")
    parser.add_argument("--runtime", required=True, help="npm's tarball of Pyodide")
    parser.add_argument("--keep", type=Path, metavar="FILE", help="keep the page")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as directory:
        file = (options.keep or Path(directory) / "cablelint.html").resolve()
        pieces, compiled = page_of(find_runtime(options.runtime))
        file.write_text("".join(pieces), encoding="ascii")
        print(f"{file.stat().st_size / 1e6:.1f} MB, {'compiled ahead' if compiled else 'not compiled'}")
        (text,) = cables(1, SIZE)
        with browser() as running:
            measured = [measure(running, file, text) for _ in range(STARTS)]
    start = min(start for start, _ in measured)
    check = min(statistics.median(checks) for _, checks in measured)
    print(f"  start: {start:.0f} ms (at most {LONGEST_START:.0f})")
    print(f"  check {len(text)} characters: {check:.0f} ms (at most {LONGEST_CHECK:.0f})")
    return 0 if start <= LONGEST_START and check <= LONGEST_CHECK else 1


def measure(running: Browser, file: Path, text: str) -> tuple[float, list[float]]:
    """The milliseconds of one start, and of the checks after it."""
    page = running.new_page()
    page.goto(file.as_uri())
    page.wait_for_selector("#state:text-is('Ready')", timeout=120_000)
    start: float = page.evaluate(_STARTED)
    checks: list[float] = [page.evaluate(_CHECKED, text) for _ in range(CHECKS)]
    page.close()
    return start, checks


if __name__ == "__main__":
    with contextlib.suppress(KeyboardInterrupt):
        sys.exit(main())
