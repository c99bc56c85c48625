from __future__ import annotations

import re
import sys
from pathlib import Path

import pytest

from cablelint import AnyRule, Cable, Citation, Rule, Severity
from cablelint.rule.registry import Registry, RegistryError, is_code, is_name, load_registry
from support.fixtures import Install

GOOD = {
    "__doc__": "A rule for a test.",
    "code": "ZZZ001",
    "name": "a-rule",
    "severity": Severity.ERROR,
    "authority": (Citation("Handbook"),),
    "visits": (Cable,),
    "examples": (),
}


def rule(**changes: object) -> type[AnyRule]:
    return type("Invented", (Rule,), {**GOOD, **changes})


def without(attribute: str) -> type[AnyRule]:
    return type("Invented", (Rule,), {key: value for key, value in GOOD.items() if key != attribute})


def origin(registry: Registry, selector: str) -> str:
    """The distribution that a rule comes from."""
    entry = registry.find(selector)
    assert entry is not None
    return entry.origin


def test_rules_are_sorted_and_the_run_s_own_are_there() -> None:
    registry = Registry.of(rule(code="ZZZ002", name="b"), rule())
    assert [entry.rule.code for entry in registry] == ["CFG001", "CFG002", "CFG003", "ZZZ001", "ZZZ002"]
    assert registry.find("a-rule") is registry.find("ZZZ001")
    assert origin(registry, "ZZZ001") == "here"
    assert registry.find("ZZZ003") is None


@pytest.mark.parametrize("attribute", ["code", "name", "severity", "authority", "examples"])
def test_a_missing_attribute(attribute: str) -> None:
    with pytest.raises(RegistryError, match=f"no attribute '{attribute}'"):
        Registry.of(without(attribute))


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"code": "ZZ0001"}, "three capital letters"),
        ({"name": "A-Rule"}, "lower-case words"),
        ({"name": "error"}, "lower-case words"),
        ({"severity": "error"}, "not a Severity"),
        ({"authority": ["32 CFR"]}, "Citations"),
        ({"profiles": ("navy",)}, "profiles"),
        ({"profiles": ()}, "profiles"),
        ({"fix": True}, "not an Applicability"),
        ({"visits": ("Cable",)}, "Node types"),
        ({"visits": ()}, "never run"),
        ({"examples": ("bad",)}, "Examples"),
        ({"__doc__": " "}, "documentation page"),
        ({"__init__": lambda _self, _needed: None}, "cannot be created"),
        ({"code": "CFG009"}, "reserved"),
        ({"documentation": None}, "documentation"),
    ],
)
def test_malformed_metadata(changes: dict[str, object], said: str) -> None:
    with pytest.raises(RegistryError, match=said):
        Registry.of(rule(**changes))


@pytest.mark.parametrize("changes", [{"name": "b"}, {"code": "ZZZ002"}])
def test_a_code_or_a_name_taken_twice(changes: dict[str, object]) -> None:
    with pytest.raises(RegistryError, match="two rules are called"):
        Registry.of(rule(), rule(**changes))


@pytest.mark.parametrize("text", ["POR001", "ZZZ999"])
def test_codes(text: object) -> None:
    assert is_code(text)


@pytest.mark.parametrize("text", ["por001", "PO0001", "PORA01", "POR01", "POR0011", "POR00١", "ÄPP001", None, 3])
def test_what_is_no_code(text: object) -> None:
    assert not is_code(text)


@pytest.mark.parametrize("text", ["", "-a", "a-", "a--b", "A", "a_b", "1-a", "info", "ä", None])
def test_what_is_no_name(text: object) -> None:
    assert not is_name(text)


# --------------------------------------------------------------------------------------- rules of distributions


@pytest.fixture
def installed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Install:
    """Puts distributions with an entry point on the path; `cablelint` itself with an invented rule always there."""
    monkeypatch.setattr(sys, "path", [str(tmp_path)])
    for module in [name for name in sys.modules if name.startswith("zz_")]:
        monkeypatch.delitem(sys.modules, module)

    def install(name: str, text: str, target: str = "rules", version: str = "1.2") -> None:
        module = f"zz_{name.replace('-', '_')}"
        (tmp_path / f"{module}.py").write_text(text)
        meta = tmp_path / f"{module}-{version}.dist-info"
        meta.mkdir()
        (meta / "METADATA").write_text(f"Metadata-Version: 2.1\nName: {name}\nVersion: {version}\n")
        (meta / "entry_points.txt").write_text(f"[cablelint.rules]\nthem = {module}:{target}\n")

    return install


def module(code: str, name: str) -> str:
    return f"""
from cablegrammar.cable.cable import Cable
from cablelint import Citation, Rule, Severity

class Invented(Rule):
    "A rule."
    code = "{code}"
    name = "{name}"
    severity = Severity.INFO
    authority = (Citation("Handbook"),)
    visits = (Cable,)
    examples = ()

RULES = (Invented,)

def rules():
    yield Invented
"""


def test_rules_come_from_entry_points_and_say_from_which_distribution(installed: Install) -> None:
    installed("cablelint", module("ZZZ001", "own"))
    installed("zebra-rules", module("ZZZ002", "theirs"))
    registry = load_registry()
    assert origin(registry, "ZZZ001") == "cablelint 1.2"
    assert origin(registry, "theirs") == "zebra-rules 1.2"


def test_an_entry_point_may_be_a_plain_list(installed: Install) -> None:
    installed("cablelint", module("ZZZ001", "own"), target="RULES")
    assert load_registry().find("own")


def test_isolated_leaves_third_parties_out_and_does_not_import_them(installed: Install) -> None:
    installed("cablelint", module("ZZZ001", "own"))
    installed("zebra-rules", "raise SystemError('imported')")
    assert [entry.rule.code for entry in load_registry(isolated=True)][-1] == "ZZZ001"


def test_a_duplicate_across_distributions_names_both(installed: Install) -> None:
    installed("cablelint", module("ZZZ001", "own"))
    installed("zebra-rules", module("ZZZ001", "theirs"))
    registry = load_registry()
    (refused,) = registry.refused
    assert re.search(r"ZZZ001: .*cablelint 1\.2.*zebra-rules 1\.2", refused)
    assert origin(registry, "ZZZ001") == "cablelint 1.2"
    assert registry.find("theirs") is None


def test_of_two_distributions_with_one_code_the_first_stays(installed: Install) -> None:
    installed("cablelint", module("ZZZ001", "own"))
    installed("zebra-rules", module("ZZZ002", "theirs"))
    installed("zoo-rules", module("ZZZ002", "another"))
    registry = load_registry()
    assert origin(registry, "ZZZ002") == "zebra-rules 1.2"
    assert [text.split(": ")[0] for text in registry.refused] == ["two rules are called ZZZ002"]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("import no_such_module_at_all", "ModuleNotFoundError"),
        ("def rules():\n    raise KeyError('x')", "KeyError"),
        ("raise SystemExit", "SystemExit"),
        ("def rules():\n    return 3", "returns no rule classes"),
        ("def rules():\n    return ['POR001']", "not a subclass"),
        ("x = 1", "AttributeError"),
    ],
)
def test_a_broken_distribution_is_named(installed: Install, text: str, said: str) -> None:
    installed("cablelint", module("ZZZ001", "own"))
    installed("zebra-rules", text)
    registry = load_registry()
    (refused,) = registry.refused
    assert re.search(rf"zebra-rules 1\.2.*{said}.*--isolated", refused)
    assert registry.find("ZZZ001")
    assert not load_registry(isolated=True).refused


def test_a_distribution_with_one_bad_rule_is_left_out_as_a_whole(installed: Install) -> None:
    installed("cablelint", module("ZZZ001", "own"))
    text = (
        module("ZZZ002", "theirs")
        + "\nclass Bad(Invented):\n    code = 'ZZ9'\n\ndef rules():\n    return [Invented, Bad]\n"
    )
    installed("zebra-rules", text)
    registry = load_registry()
    assert registry.find("theirs") is None
    assert "three capital letters" in registry.refused[0]


def test_a_bad_rule_of_cablelint_itself_stops_the_run(installed: Install) -> None:
    installed("cablelint", module("ZZ9", "own"))
    with pytest.raises(RegistryError, match="three capital letters"):
        load_registry()


def test_a_lone_entry_point_says_that_its_distribution_is_unknown() -> None:
    from importlib.metadata import EntryPoint

    from cablelint.rule.registry import _distribution

    assert _distribution(EntryPoint("them", "x:y", "cablelint.rules")) == (
        "",
        "an unknown distribution (entry point them)",
    )


def test_a_class_is_no_callable_that_gives_rules(installed: Install) -> None:
    installed("cablelint", module("ZZZ001", "own"), target="Invented")
    with pytest.raises(RegistryError, match="returns no rule classes"):
        load_registry()


def test_without_its_own_rules_nothing_would_be_checked(installed: Install) -> None:
    installed("zebra-rules", module("ZZZ002", "theirs"))
    with pytest.raises(RegistryError, match="own rules are not installed"):
        load_registry()
