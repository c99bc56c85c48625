"""The scripts and styles that come with the package, and the policy under which a browser runs these and no others."""

from __future__ import annotations

import base64
import hashlib
from functools import cache
from importlib.resources import files

STYLES = ("vendor/charts.min.css", "page/report.css")
"""The charts' style comes from outside: `vendor/vendored.json` says which version (`tools/refresh_vendored.py`)."""

SCRIPTS = (
    "page/elements.js",
    "page/findings.js",
    "page/charts.js",
    "page/list.js",
    "page/cable.js",
    "page/views.js",
)
"""In the order in which they build on each other."""


@cache
def asset(name: str, package: str = "cablelint.reporters.html") -> str:
    """The text of a script or a style: in ASCII, so that it has the same hash in whichever encoding it is written."""
    text = files(package).joinpath(name).read_text(encoding="utf-8")
    if not text.isascii() or "</" in text or "<!--" in text:
        raise ValueError(f"{name} would not stand in the page as it is")
    return text


def policy(*styles: str) -> str:
    """The content security policy: nothing is fetched, nothing runs but the package's own scripts.

    Strings never become markup either (`trusted-types`). `styles` are those of this page alone.
    """
    return "; ".join(
        (
            "default-src 'none'",
            f"script-src {' '.join(source_hash(asset(name)) for name in SCRIPTS)}",
            f"style-src {' '.join(source_hash(text) for text in (*map(asset, STYLES), *styles))}",
            "base-uri 'none'",
            "form-action 'none'",
            "require-trusted-types-for 'script'",
            "trusted-types 'none'",
        )
    )


def source_hash(text: str) -> str:
    """What a policy calls a script or a style."""
    digest = hashlib.sha256(text.encode("utf-8")).digest()
    return f"'sha256-{base64.b64encode(digest).decode('ascii')}'"
