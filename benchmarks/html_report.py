"""Measures the HTML report in a browser: how long its scripts take to open, to filter and to search it.

    python benchmarks/html_report.py [--findings 10000] [--show-source] [--keep FILE]

The cables are invented (`generate.py`), and each has the same faults. Times are of the browser's own clock around
each event, in which everything is done but the painting. They are for information, but for one limit: the slowest of
them may take a second.
"""

from __future__ import annotations

import argparse
import contextlib
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from playwright.sync_api import Page

from generate import SAMPLE, cables
from support.browser import browser

LIMIT = 1_000.0
"""Milliseconds."""

_OPENED = "performance.getEntriesByName('cablelint: opened')[0].duration"
_TYPED = """(text) => {
    const search = document.getElementById("search");
    const before = performance.now();
    search.value = text;
    search.dispatchEvent(new Event("input", { bubbles: true }));
    return performance.now() - before;
}"""
_CHOSEN = """([id, number]) => {
    const select = document.getElementById(id);
    const before = performance.now();
    select.selectedIndex = number;
    select.dispatchEvent(new Event("change", { bubbles: true }));
    return performance.now() - before;
}"""
_CLICKED = """(selector) => {
    const before = performance.now();
    document.querySelector(selector).click();
    return performance.now() - before;
}"""
_SCROLLED = """() => {
    const before = performance.now();
    scrollTo(0, document.body.scrollHeight / 2);
    list.draw();
    return performance.now() - before;
}"""
_TURNED = """() => {
    const before = performance.now();
    showCable(report.pages[0]);
    return performance.now() - before;
}"""


def main() -> int:
    """Write a report, measure it, and say whether everything was quick."""
    parser = argparse.ArgumentParser(description="Measure the HTML report in a browser.")
    parser.add_argument("--findings", type=int, default=10_000)
    parser.add_argument("--show-source", action="store_true", help="with the text of the cables")
    parser.add_argument("--keep", type=Path, metavar="FILE", help="keep the report")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as directory:
        report = options.keep or Path(directory) / "report.html"
        write_report(report, Path(directory) / "cables", options.findings, options.show_source)
        with browser() as running:
            page = running.new_page()
            page.goto(report.resolve().as_uri())
            number = page.evaluate("report.findings.length")
            print(f"{number} findings, {report.stat().st_size / 1e6:.1f} MB")
            times = list(measured(page))
    for name, milliseconds in times:
        print(f"  {name}: {milliseconds:.0f} ms")
    return 0 if max(milliseconds for _, milliseconds in times) <= LIMIT else 1


def write_report(report: Path, directory: Path, findings: int, show_source: bool) -> None:
    """Run the command line over faulty cables that give at least so many findings."""
    directory.mkdir()
    for number, text in enumerate(cables(findings // 5, SAMPLE)):
        (directory / f"invented-{number:04}.cable").write_text(damaged(text), encoding="utf-8")
    command = [sys.executable, "-m", "cablelint", "check", str(directory), "--isolated", "--quiet", "--exit-zero"]
    source = ["--show-source"] if show_source else []
    subprocess.run([*command, "--format", "html", "--output", str(report), *source], check=True)


def damaged(text: str) -> str:
    """A cable with five faults."""
    return (
        text.replace("TAGS:", "TAGS")
        .replace("E.O. 12958", "E.O. 12598")
        .replace("reasons 1.4 (b)", "reasons 1.4 (x)")
        .replace("\n1. (C) ", "\n1. ").replace("\n1. (S) ", "\n1. ").replace("\n1. (U) ", "\n1. ")
        .replace("SUBJECT: (U) ", "SUBJECT: ")
    )  # fmt: skip


def measured(page: Page) -> Iterator[tuple[str, float]]:
    """What a reader does, and the milliseconds that the scripts took."""
    yield "open", page.evaluate(_OPENED)
    for text in ("e", "windhoek", "portion mark 2001.21", "nothing is like this", ""):
        yield f"search for '{text}'", page.evaluate(_TYPED, text)
    for dimension in ("rule", "post", "year", "level", "fixable"):
        yield f"choose a {dimension}", page.evaluate(_CHOSEN, [f"choose-{dimension}", 1])
        yield f"choose every {dimension}", page.evaluate(_CHOSEN, [f"choose-{dimension}", 0])
    yield "click a bar", page.evaluate(_CLICKED, ".chart-post tbody tr")
    yield "click it again", page.evaluate(_CLICKED, ".chart-post tbody tr")
    yield "switch a severity", page.evaluate(_CLICKED, "#severities button")
    yield "and back", page.evaluate(_CLICKED, "#severities button")
    yield "jump to the middle", page.evaluate(_SCROLLED)
    yield "open a cable", page.evaluate(_TURNED)


if __name__ == "__main__":
    with contextlib.suppress(KeyboardInterrupt):
        sys.exit(main())
