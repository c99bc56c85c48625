"""Texts to start from: a clean cable in every form, for a drafter who has none before him."""

from __future__ import annotations

from cablelint.drafting.new_cable import FORMS, LEVELS, Wanted, new_cable

__all__ = ["FORMS", "LEVELS", "Wanted", "new_cable"]
