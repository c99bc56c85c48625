"""The parts of a Word document that are read: its text, and no picture, font or table of numbers in it."""

from __future__ import annotations

import io
import zipfile


def is_read(part: str) -> bool:
    """Whether a part of a document is read, by its name."""
    lower = part.lower()
    return lower.endswith(".rels") or (lower.endswith(".xml") and not lower.startswith("customxml/"))


def slim(data: bytes) -> io.BytesIO:
    """The document with nothing in its other parts: a library would unpack them all, however large they are.

    Raises what `zipfile` raises for a damaged file.
    """
    kept = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as whole, zipfile.ZipFile(kept, "w") as made:
        for name, part in {part.filename: part for part in whole.infolist()}.items():
            made.writestr(name, whole.read(part) if is_read(name) else b"")
    kept.seek(0)
    return kept
