"""Settings are values: equal ones are one key, and nobody can change them behind the back of what was made for them."""

from __future__ import annotations

import copy
import pickle

from cablelint import PerFileIgnore, Settings, Severity
from cablelint.settings.settings import Selection, Severities

LISTS = Settings(
    select=["POR"],  # type: ignore[arg-type]
    severity={"POR": Severity.INFO},
    per_file_ignores=[PerFileIgnore("*.cable", ["POR001"], "a specimen")],  # type: ignore[arg-type]
    command_line=Selection(ignore=["REF"]),  # type: ignore[arg-type]
)
TUPLES = Settings(
    select=("POR",),
    severity=Severities({"POR": Severity.INFO}),
    per_file_ignores=(PerFileIgnore("*.cable", ("POR001",), "a specimen"),),
    command_line=Selection(ignore=("REF",)),
)


def test_equal_settings_are_one_key() -> None:
    assert {Settings(): 1}[Settings()] == 1
    assert TUPLES == LISTS
    assert {TUPLES: 1}[LISTS] == 1
    assert len({Settings(), TUPLES, Settings(severity={"POR": Severity.ERROR})}) == 3


def test_copies_are_equal() -> None:
    for copied in (copy.copy(TUPLES), copy.deepcopy(TUPLES), pickle.loads(pickle.dumps(TUPLES))):  # noqa: S301 - own
        assert copied == TUPLES
        assert hash(copied) == hash(TUPLES)


def test_what_was_handed_over_may_change_without_changing_the_settings() -> None:
    select, severity = ["POR"], {"POR": Severity.INFO}
    settings = Settings(select=select, severity=severity)  # type: ignore[arg-type]
    before = hash(settings)
    select.append("REF")
    severity["REF"] = Severity.ERROR
    assert (settings.select, dict(settings.severity)) == (("POR",), {"POR": Severity.INFO})
    assert hash(settings) == before


def test_severities_are_shown_as_the_dict_that_they_were() -> None:
    assert repr(Severities({"POR": Severity.INFO})) == repr({"POR": Severity.INFO})
    assert Severities() == {}
