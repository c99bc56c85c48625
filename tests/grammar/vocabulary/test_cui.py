"""The registry of CUI: its counts, and how it fits the register of markings."""

from __future__ import annotations

from cablegrammar.vocabulary.cui import (
    CUI,
    LONG_FORM,
    category_of_text,
    cui_categories,
    dissemination_controls,
    legacy_controls,
    mixed_spellings,
    status_words,
)
from cablegrammar.vocabulary.markings import marking_by_key, marking_forms


def test_the_registry_has_its_categories() -> None:
    categories = cui_categories().values()
    assert len(categories) == 123
    assert sum(category.basic and category.specified for category in categories) == 27
    assert sum(category.basic and not category.specified for category in categories) == 66
    assert sum(category.specified and not category.basic for category in categories) == 30
    assert sum(category.provisional for category in categories) == 9
    assert all(category.name and category.source and category.markings for category in categories)


def test_a_category_is_written_as_it_exists() -> None:
    both, basic, specified = (cui_categories()[code] for code in ("PRVCY", "VISA", "CTI"))
    assert (both.markings, basic.markings, specified.markings) == (("PRVCY", "SP-PRVCY"), ("VISA",), ("SP-CTI",))
    assert [both.marking(specified=yes) for yes in (False, True)] == ["PRVCY", "SP-PRVCY"]
    assert [basic.marking(specified=yes) for yes in (False, True)] == ["VISA", "VISA"]
    assert [specified.marking(specified=yes) for yes in (False, True)] == ["SP-CTI", "SP-CTI"]
    assert category_of_text("SP-CTI") is category_of_text("CTI") is specified
    assert category_of_text("LAMPS") is None


def test_every_dissemination_control_is_a_marking_of_the_register() -> None:
    for key, ldc in dissemination_controls().items():
        assert marking_by_key()[key].category == "dissemination"
        assert ldc.banner.upper() == key
        assert set(ldc.covered_by) <= dissemination_controls().keys()
    assert mixed_spellings() == {"Attorney-Client", "Attorney-WP"}


def test_every_old_control_is_a_marking_and_becomes_one() -> None:
    for key, becomes in legacy_controls().items():
        assert key in marking_by_key()
        assert becomes[0] == CUI
        assert set(becomes) <= marking_by_key().keys()


def test_no_status_word_is_anything_else() -> None:
    taken = marking_forms().keys() | cui_categories().keys() | {CUI, LONG_FORM}
    assert status_words().isdisjoint(taken)
