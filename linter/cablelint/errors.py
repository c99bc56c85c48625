"""The one kind of error that is the user's to mend."""

from __future__ import annotations


class UsageError(Exception):
    """What was asked for cannot be done: an option, a setting, a path. Exit code 2.

    The message is one line for a person, without a full stop at its end being required, and never holds text of a
    cable.
    """
