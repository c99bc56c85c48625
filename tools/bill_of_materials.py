"""Writes the bill of materials of an installation as CycloneDX, with what cablelint brings along from outside.

    python tools/bill_of_materials.py PYTHON --output cablelint.cdx.json

PYTHON is the interpreter of an environment that has cablelint. It needs cyclonedx-bom (`pip install '.[release]'`).
The same installation gives the same bill. Status 1 where what was written is no valid bill of materials.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
VENDORED = tuple(sorted((ROOT / "linter" / "cablelint").rglob("vendored.json")))
NOT_PART_OF_IT = frozenset({"pip", "setuptools", "wheel"})
"""What a fresh environment has before anything is installed."""


def main() -> int:
    """Do what the command line asks for."""
    parser = argparse.ArgumentParser(description="Write the bill of materials of an installation.")
    parser.add_argument("python", help="the interpreter of an environment that has cablelint")
    parser.add_argument("--output", type=Path, required=True, help="the file to write")
    options = parser.parse_args()
    text = json.dumps(complete(of_environment(options.python), VENDORED), indent=2, ensure_ascii=False) + "\n"
    fault = invalid(text)
    if fault:
        print(f"no valid bill of materials: {fault}", file=sys.stderr)
        return 1
    options.output.write_text(text, encoding="utf-8")
    return 0


def of_environment(python: str) -> dict[str, Any]:
    """The bill of all distributions of an environment, as `cyclonedx-py` writes it."""
    command = [sys.executable, "-m", "cyclonedx_py", "environment", python, "--output-reproducible", "--spec-version",
               "1.6", "--output-format", "JSON", "--pyproject", str(ROOT / "pyproject.toml")]  # fmt: skip
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    bill: dict[str, Any] = json.loads(done.stdout)
    return bill


def complete(bill: dict[str, Any], vendored: tuple[Path, ...]) -> dict[str, Any]:
    """A bill without the tools of the environment, and with the files that came from elsewhere.

    Each of `vendored` is a `vendored.json`: name, version, license, from, sha256 of each file.
    """
    components = [one for one in bill.get("components", []) if one["name"] not in NOT_PART_OF_IT]
    kept = {one["bom-ref"] for one in components} | {bill["metadata"]["component"]["bom-ref"]}
    components += [_component(json.loads(path.read_text(encoding="utf-8"))) for path in vendored]
    dependencies = [
        {**one, **({"dependsOn": [name for name in one["dependsOn"] if name in kept]} if "dependsOn" in one else {})}
        for one in bill.get("dependencies", [])
        if one["ref"] in kept
    ]
    return {**bill, "components": components, "dependencies": dependencies}


def _component(record: dict[str, Any]) -> dict[str, Any]:
    """Files of somebody else's that came along, as a component."""
    purl = f"pkg:npm/{record['name']}@{record['version']}"
    return {
        "type": "library",
        "bom-ref": purl,
        "name": record["name"],
        "version": record["version"],
        "purl": purl,
        "licenses": [{"license": {"id": record["license"]}}],
        "externalReferences": [{"type": "distribution", "url": record["from"]}],
        "components": [
            {"type": "file", "name": name, "hashes": [{"alg": "SHA-256", "content": digest}]}
            for name, digest in sorted(record["sha256"].items())
        ],
    }


def invalid(text: str) -> str | None:
    """What the schema of CycloneDX has against a bill; None if nothing."""
    from cyclonedx.schema import SchemaVersion
    from cyclonedx.validation.json import JsonStrictValidator

    fault = JsonStrictValidator(SchemaVersion.V1_6).validate_str(text)
    return None if fault is None else str(fault)


if __name__ == "__main__":
    sys.exit(main())
