"""A third party's rule, from its folder through pip to the command line: `examples/own-rules`, and one that is bad."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path

import pytest

from cablelint.testing import TEMPLATE, check_examples

OWN_RULES = Path(__file__).parents[3] / "examples" / "own-rules"

# A build backend that needs nothing but Python: pip can install the folder without a network.
BACKEND = """
import zipfile

def build_wheel(wheel_directory, config_settings=None, metadata_directory=None):
    name = "{module}-{version}"
    with zipfile.ZipFile(f"{{wheel_directory}}/{{name}}-py3-none-any.whl", "w") as wheel:
        wheel.write("{module}.py")
        wheel.writestr(f"{{name}}.dist-info/METADATA", "Metadata-Version: 2.1\\nName: {name}\\nVersion: {version}\\n")
        wheel.writestr(f"{{name}}.dist-info/WHEEL", "Wheel-Version: 1.0\\nRoot-Is-Purelib: true\\nTag: py3-none-any\\n")
        wheel.writestr(f"{{name}}.dist-info/entry_points.txt", "[cablelint.rules]\\nown = {module}:rules\\n")
        wheel.writestr(f"{{name}}.dist-info/RECORD", "")
    return f"{{name}}-py3-none-any.whl"
"""
BAD = '''
from cablegrammar.cable.cable import Paragraph
from cablelint import Citation, Rule, Severity

class Leaky(Rule):
    """A rule that fails."""

    code = "BAD001"
    name = "leaky"
    severity = Severity.INFO
    authority = (Citation("Nothing"),)
    visits = (Paragraph,)
    examples = ()

    def check(self, node, context):
        raise ValueError(node.text)

def rules():
    return [Leaky]
'''
CABLE = "\n\n".join(TEMPLATE.values()).replace("ASKS FOR A LAMP", "ASKS ONCE AGAIN FOR A LAMP AND A LADDER") + "\n"

Run = Callable[..., subprocess.CompletedProcess[str]]


def install(folder: Path, site: str, name: str, version: str, module: str, text: str) -> None:
    folder.mkdir()
    (folder / f"{module}.py").write_text(text)
    (folder / "backend.py").write_text(BACKEND.format(name=name, version=version, module=module))
    (folder / "pyproject.toml").write_text(
        '[build-system]\nrequires = []\nbuild-backend = "backend"\nbackend-path = ["."]\n'
        f'[project]\nname = "{name}"\nversion = "{version}"\n'
    )
    subprocess.run(
        [sys.executable, "-m", "pip", "install", "--quiet", "--no-index", "--no-deps", "--no-build-isolation",
         "--disable-pip-version-check", "--target", site, str(folder)],
        check=True, stdin=subprocess.DEVNULL,
    )  # fmt: skip


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Run:
    """Runs the installed cablelint in a directory with one cable, with both distributions beside it."""
    base = tmp_path_factory.mktemp("third-party")
    sites = [str(base / "own-site"), str(base / "bad-site")]
    install(base / "own", sites[0], "own-rules", "1.0", "own_rules", (OWN_RULES / "own_rules.py").read_text())
    install(base / "bad", sites[1], "bad-rules", "0.1", "bad_rules", BAD)
    (base / "a.cable").write_text(CABLE)
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join([*sites, *filter(None, sys.path)])}

    def run(*arguments: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, "-m", "cablelint", *arguments],
            capture_output=True, text=True, cwd=base, env=environment, check=False,
        )  # fmt: skip

    return run


def test_it_is_found_and_runs(installed: Run) -> None:
    done = installed("check", "a.cable", "--ignore", "BAD", "--format", "json")
    assert done.returncode == 1
    (finding,) = (one for one in json.loads(done.stdout)["findings"] if one["code"] == "OWN001")
    assert (finding["name"], finding["severity"]) == ("subject-too-long", "warning")
    assert finding["message"] == "The subject has 61 characters."
    assert finding["url"] == "https://rules.example.org/subject-too-long"


def test_it_can_be_selected_by_code_family_and_name(installed: Run) -> None:
    for selector in ("OWN001", "OWN", "subject-too-long"):
        assert installed("check", "a.cable", "--select", selector, "--quiet").returncode == 1
    assert "OWN001" not in installed("check", "a.cable", "--ignore", "OWN").stdout


def test_it_is_documented_like_any_other(installed: Run) -> None:
    page = installed("rule", "OWN001").stdout
    assert page.startswith("subject-too-long (OWN001)\n")
    assert page.endswith("Documentation: https://rules.example.org/subject-too-long\nComes with: own-rules 1.0\n")
    assert "Rules of own-rules 1.0: 1 rule, 1 selected\n  + OWN001  subject-too-long\n" in installed("config").stdout
    (described,) = json.loads(installed("rule", "OWN001", "--format", "json").stdout)
    assert described["origin"] == "own-rules 1.0"


def test_a_crash_is_contained_and_says_nothing_of_the_text(installed: Run) -> None:
    done = installed("check", "a.cable", "--select", "OWN,BAD", "--format", "json", "--fail-on", "never")
    assert done.returncode == 2
    codes = [finding["code"] for finding in json.loads(done.stdout)["findings"]]
    assert codes == ["OWN001", "CFG003"]
    assert "BAD001 leaky (bad-rules 0.1) failed with ValueError at bad_rules.py:16; the other rules ran." in done.stdout
    assert "borrowed lamp" not in done.stdout + done.stderr


def test_isolated_leaves_third_parties_out(installed: Run) -> None:
    assert "OWN001" not in installed("check", "a.cable", "--isolated").stdout
    assert installed("rule", "OWN001", "--isolated").returncode == 2
    assert "own-rules" not in installed("config", "--isolated").stdout


def test_the_examples_of_the_example_hold() -> None:
    spec = spec_from_file_location("own_rules", OWN_RULES / "own_rules.py")
    assert spec is not None
    assert spec.loader is not None
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    for rule in module.rules():
        check_examples(rule)
