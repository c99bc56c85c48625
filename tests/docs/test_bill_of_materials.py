"""The bill of materials: what the environment is left with, and what cablelint brings along."""

from __future__ import annotations

import json
from pathlib import Path

from bill_of_materials import VENDORED, complete

ENVIRONMENT = {
    "metadata": {"component": {"name": "lamp", "bom-ref": "root"}},
    "components": [{"name": "oil", "bom-ref": "oil==1"}, {"name": "pip", "bom-ref": "pip==26"}],
    "dependencies": [
        {"ref": "root", "dependsOn": ["oil==1", "pip==26"]},
        {"ref": "oil==1"},
        {"ref": "pip==26"},
    ],
}


def test_the_tools_of_the_environment_are_no_part_of_it() -> None:
    bill = complete(ENVIRONMENT, ())
    assert [one["name"] for one in bill["components"]] == ["oil"]
    assert bill["dependencies"] == [{"ref": "root", "dependsOn": ["oil==1"]}, {"ref": "oil==1"}]


def test_what_came_from_elsewhere_is_named_with_the_digest_of_each_file(tmp_path: Path) -> None:
    record = tmp_path / "vendored.json"
    record.write_text(
        json.dumps(
            {"name": "wick", "version": "2.0", "license": "MIT", "from": "https://example.org/w.tgz",
             "sha256": {"wick.css": "ab", "LICENSE": "cd"}}
        )
    )  # fmt: skip
    wick = complete(ENVIRONMENT, (record,))["components"][-1]
    assert (wick["name"], wick["version"], wick["purl"]) == ("wick", "2.0", "pkg:npm/wick@2.0")
    assert [(file["name"], file["hashes"][0]["content"]) for file in wick["components"]] == [
        ("LICENSE", "cd"),
        ("wick.css", "ab"),
    ]


def test_every_record_of_the_repository_is_in_it() -> None:
    names = [json.loads(path.read_text(encoding="utf-8"))["name"] for path in VENDORED]
    assert names
    assert [one["name"] for one in complete(ENVIRONMENT, VENDORED)["components"]][1:] == names
