"""Faults are planted into clean telegrams, and these copied in many shapes: each is found, and nothing else."""

from __future__ import annotations

from pathlib import Path

import pytest

from cablelint import Finding, Severity, lint_text
from support.copy_shapes import SHAPES, copied
from support.planted import FAULTS, Fault

EXAMPLES = Path(__file__).parents[2] / "examples" / "clean"
TELEGRAMS = {path.stem: path.read_text(encoding="utf-8") for path in sorted(EXAMPLES.glob("acp127-*.cable"))}
FOUND_AT_LEAST = 0.98


def codes(text: str) -> list[str]:
    """The codes of the findings that count: information is free."""
    return sorted(finding.code for finding in lint_text(text) if _counts(finding))


def _counts(finding: Finding) -> bool:
    return finding.severity is not Severity.INFO


def planted(fault: Fault) -> dict[str, str]:
    """The telegrams in which the fault can be planted, with it."""
    texts = {name: fault.plant(text) for name, text in TELEGRAMS.items()}
    return {name: text for name, text in texts.items() if text is not None and text != TELEGRAMS[name]}


def test_there_are_sixty_faults_and_twelve_shapes() -> None:
    assert len({fault.name for fault in FAULTS}) == len(FAULTS) >= 60
    assert len(SHAPES) == 12


@pytest.mark.parametrize("fault", FAULTS, ids=lambda fault: fault.name)
def test_a_fault_is_found_and_nothing_else(fault: Fault) -> None:
    found = {name: codes(text) for name, text in planted(fault).items()}
    assert found
    assert found == {name: [fault.code] for name in found}


@pytest.mark.parametrize("shape", SHAPES)
def test_a_shape_alone_is_no_fault(shape: str) -> None:
    found = {name: codes(copied(text, shape)) for name, text in TELEGRAMS.items()}
    assert not any(found.values()), found


@pytest.mark.parametrize("shape", SHAPES)
def test_a_fault_is_found_in_each_shape_and_nothing_else(shape: str) -> None:
    missed: list[str] = []
    tried = 0
    for number, fault in enumerate(FAULTS):
        texts = list(planted(fault).items())
        name, text = texts[number % len(texts)]
        found = codes(copied(text, shape))
        tried += 1
        if found != [fault.code]:
            missed.append(f"{name}: {fault.name}: {fault.code} wanted, {found} found")
    assert len(missed) <= (1 - FOUND_AT_LEAST) * tried, "\n".join(missed)
