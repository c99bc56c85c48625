r"""Patterns as the tables have them: spelled out, so that every Python that is supported matches them alike.

The `.lark` files keep the short form of these:

- A possessive group, `(?:ab?)*+`. Python 3.11.0 to 3.11.4 match it wrongly where the part that is repeated tries
  several ways: what the last, failed try had passed over is taken for matched (CPython's issues 100061 and 106052). Of
  one character, `[a-z]*+`, it is right everywhere. A group is looked ahead at, which gives nothing back either, and
  what stood there is then matched again: `(?=(?P<_0>(?:ab?)*))(?P=_0)`.
- A digit, `\d`: one of ASCII. Python's own takes those of every script, and no cable has its numbers in them.
"""

from __future__ import annotations

import re


class UnsoundPythonError(ImportError):
    """The Python that runs this matches a pattern otherwise than the grammars mean it."""


_PARTS = re.compile(r"\\.|\[\^?\]?(?:\\.|[^\]\\])*\]|\(|\)(?:[*+?]|\{[0-9,]+\})?\+?|.", re.DOTALL)
"""What a pattern consists of, as far as groups go: a character, a class, where a group begins, and where it ends."""


def spelled_out(pattern: str, name: str) -> str:
    """The pattern with each possessive group and digit spelled out. `name` begins the names of groups that this takes.

    Raises ValueError where it has an atomic group, `(?>...)`, for which the same holds: a possessive quantifier says
    as much.
    """
    done: list[str] = []
    begun: list[int] = []
    count = 0
    for part in _PARTS.findall(pattern):
        if part == "(":
            begun.append(len(done))
        elif part == ">" and done[-2:] == ["(", "?"]:
            raise ValueError(f"{name} has an atomic group, (?>...): write a possessive quantifier")
        done.append(_with_ascii_digits(part))
        if part[0] == ")":
            start = begun.pop()
            if part.endswith("+") and len(part) > 2:  # `)*+` or `){1,2}+`, and not `)+`
                whole = "".join(done[start:])[:-1]
                done[start:] = [f"(?=(?P<{name}_{count}>{whole}))(?P={name}_{count})"]
                count += 1
    return "".join(done)


def _with_ascii_digits(part: str) -> str:
    if part[0] == "[":
        return _IN_CLASS.sub(lambda escaped: "0-9" if escaped[0] == r"\d" else escaped[0], part)
    return "[0-9]" if part == r"\d" else part


_IN_CLASS = re.compile(r"\\.", re.DOTALL)


_PROBE, _TEXT, _FOUND = spelled_out(r"(?:ab?c)++[a-c]*+(?<=b)(?!c)", ""), "acabd", "acab"


def require_sound_python() -> None:
    """Match one pattern of the kind that the grammars use. Raises UnsoundPythonError where it is matched wrongly."""
    found = re.match(_PROBE, _TEXT)
    if found is None or found[0] != _FOUND:
        raise UnsoundPythonError(
            "this Python matches patterns wrongly, so that cables would be read wrongly: use another release of it"
        )
