"""The site: every page has its place, its links lead somewhere, and it fetches nothing."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import build_site
import pytest
import yaml

from support.pages import ROOT, read


def places(nav: list[Any] | dict[str, Any] | str) -> Iterator[str]:
    if isinstance(nav, str):
        yield nav
    else:
        for one in nav.values() if isinstance(nav, dict) else nav:
            yield from places(one)


def test_every_page_is_in_the_navigation_and_no_other() -> None:
    listed = list(places(yaml.safe_load(read("mkdocs.yml"))["nav"]))
    assert sorted(listed) == sorted(place for place in build_site.pages() if not place.startswith("rules/"))


def test_links_lead_to_pages_of_the_site_or_are_paths() -> None:
    pages = build_site.pages()
    for place, text in pages.items():
        for target in re.findall(r"\]\(([^)#:\s]+)(?:#[^)]*)?\)", text):
            there = (ROOT / "docs" / place).parent.joinpath(target).resolve().relative_to(ROOT / "docs").as_posix()
            assert there in pages, f"{place}: {target}"


def test_a_link_to_a_file_becomes_its_path(tmp_path: Path) -> None:
    page = ROOT / "docs" / "tutorials" / "drafter.md"
    text = build_site.turned(
        "[the workflow](../../.ci/run), [rules](../rules.md#a), [log](../../CHANGELOG.md)", page, "tutorials/drafter.md"
    )
    assert text == "the workflow (`.ci/run`), [rules](../rules.md#a), [log](../CHANGELOG.md)"
    with pytest.raises(SystemExit, match=r"docs/tutorials/drafter\.md: there is no nowhere\.md"):
        build_site.turned("[x](nowhere.md)", page, "tutorials/drafter.md")


def test_what_a_page_would_fetch_is_found(tmp_path: Path) -> None:
    (tmp_path / "a.html").write_text('<script src="https://x.example/y.js"></script><a href="https://x.example">')
    assert list(build_site.fetched(tmp_path)) == ["a.html: https://x.example/y.js"]
