"""`.ci/pinned.txt` has every package that development asks for, in a version that fits, with its hashes."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from pin import EXTRAS, PINNED, ROOT

PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
ENTRIES = re.split(r"\n(?=\S)", PINNED.read_text(encoding="utf-8"))


def asked_for(extras: tuple[str, ...]) -> Iterator[Requirement]:
    """The requirements of the core and of these extras, those of an extra that names another among them."""
    names = [*PROJECT["dependencies"]]
    for extra in extras:
        names += PROJECT["optional-dependencies"][extra]
    for name in names:
        requirement = Requirement(name)
        if requirement.name == PROJECT["name"]:
            yield from asked_for(tuple(sorted(requirement.extras)))
        else:
            yield requirement


def pinned() -> dict[str, str]:
    """The version of each package."""
    found = (re.match(r"([\w.-]+)(?:\[[^\]]*\])?==(\S+)", entry) for entry in ENTRIES)
    return {canonicalize_name(one.group(1)): one.group(2) for one in found if one}


@pytest.mark.parametrize("requirement", sorted(set(asked_for(EXTRAS)), key=str), ids=str)
def test_each_package_is_pinned_in_a_version_that_fits(requirement: Requirement) -> None:
    version = pinned()[canonicalize_name(requirement.name)]
    assert requirement.specifier.contains(version, prereleases=True), f"{version}: run `python tools/pin.py`"


def test_each_version_has_hashes() -> None:
    packages = [entry for entry in ENTRIES if "==" in entry]
    assert len(packages) > 20
    assert all("--hash=sha256:" in entry for entry in packages)
