"""Builds the documentation as a site, without a network: neither building nor reading it asks for one.

    pip install '.[docs]' && python docs/build_site.py      # into site/; open site/index.html

The pages are those of `docs/` and the three at the top of the repository. A link to a file that is no page becomes its
path: a site that is read offline has no repository beside it. What would be fetched is an error.
"""

from __future__ import annotations

import argparse
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

ROOT = Path(__file__).resolve().parent.parent
DOCS = ROOT / "docs"
TOP = ("CHANGELOG.md", "CONTRIBUTING.md", "SECURITY.md")
_LINK = re.compile(r"\[((?:[^\[\]]|\[[^\[\]]*\])*)\]\(((?:\.\./)*[^)#:\s]+)(#[^)\s]*)?\)")
_FETCHED = re.compile(
    r"""<(?:script|img|iframe|source)[^>]*\ssrc="(https?:[^"]*)"|<link[^>]*rel="(?:stylesheet|icon|preconnect|preload)"[^>]*href="(https?:[^"]*)\""""
)
_SHIM = "https://unpkg.com/iframe-worker/shim"


def pages() -> dict[str, str]:
    """Every page of the site by its path there, with its links turned."""
    found = {path.relative_to(DOCS).as_posix(): path for path in sorted(DOCS.rglob("*.md"))}
    found |= {name: ROOT / name for name in TOP}
    return {place: turned(path.read_text(encoding="utf-8"), path, place) for place, path in found.items()}


def turned(text: str, path: Path, place: str) -> str:
    """A page with links that hold in the site: to its pages as they lie there, to any other file as its path.

    Raises `SystemExit` for a link to what is not there.
    """
    up = "../" * place.count("/")

    def link(match: re.Match[str]) -> str:
        words, to, anchor = match[1], match[2], match[3] or ""
        target = (path.parent / to).resolve()
        if not target.exists():
            raise SystemExit(f"{path.relative_to(ROOT)}: there is no {to}")
        if target.parent == ROOT and target.name in TOP:
            return f"[{words}]({up}{target.name}{anchor})"
        if target.is_relative_to(DOCS) and target.suffix == ".md":
            return f"[{words}]({up}{target.relative_to(DOCS).as_posix()}{anchor})"
        name = target.relative_to(ROOT).as_posix()
        return words if name in words else f"{words} (`{name}`)"

    return _LINK.sub(link, text)


def build(output: Path) -> None:
    """Build the site into `output`, which is replaced. Raises `SystemExit` where a page or a link is wrong."""
    with TemporaryDirectory() as folder:
        work = Path(folder)
        for place, text in pages().items():
            page = work / "docs" / place
            page.parent.mkdir(parents=True, exist_ok=True)
            page.write_text(text, encoding="utf-8")
        shutil.copytree(DOCS / "assets", work / "docs" / "assets")
        shutil.copy(ROOT / "mkdocs.yml", work)
        run = subprocess.run(
            [sys.executable, "-m", "zensical", "build", "--strict"],
            cwd=work, capture_output=True, encoding="utf-8", errors="replace", check=False,
        )  # fmt: skip
        if run.returncode:
            raise SystemExit(f"the site cannot be built:\n{run.stdout}{run.stderr}")
        for page in sorted((work / "site").rglob("*.html")):
            up = "../" * (len(page.relative_to(work / "site").parts) - 1)
            text = page.read_text(encoding="utf-8").replace(_SHIM, f"{up}assets/iframe-worker.js")
            page.write_text(text, encoding="utf-8")
        wrong = list(fetched(work / "site"))
        if wrong:
            raise SystemExit("the site would fetch:\n" + "\n".join(wrong))
        shutil.rmtree(output, ignore_errors=True)
        shutil.copytree(work / "site", output)


def fetched(site: Path) -> Iterator[str]:
    """What the pages of a site would fetch from the network, with the page."""
    for page in sorted(site.rglob("*.html")):
        for match in _FETCHED.finditer(page.read_text(encoding="utf-8")):
            yield f"{page.relative_to(site)}: {match[1] or match[2]}"


def main() -> int:
    """Build."""
    parser = argparse.ArgumentParser(description="Build the documentation as a site.")
    parser.add_argument("--output", type=Path, default=ROOT / "site", help="where to [default: site/]")
    build(parser.parse_args().output)
    return 0


if __name__ == "__main__":
    sys.exit(main())
