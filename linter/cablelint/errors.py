"""The one kind of error that is the user's to mend, and what a user ends."""

from __future__ import annotations


class UsageError(Exception):
    """What was asked for cannot be done: an option, a setting, a path. Exit code 2.

    The message is one line for a person, without a full stop at its end being required, and never holds text of a
    cable.
    """


class InterruptedRunError(KeyboardInterrupt):
    """The user has ended a run. The message says what was not looked at, without a full stop; it may be empty."""
