"""Word documents for tests, made of invented texts."""

from __future__ import annotations

import io
from collections.abc import Callable, Sequence

import docx
from docx.document import Document


def word(paragraphs: Sequence[str], change: Callable[[Document], None] | None = None) -> bytes:
    """A document with these paragraphs; what begins with `# ` is numbered by Word. `change` may do more to it."""
    document = docx.Document()
    for text in paragraphs:
        if text.startswith("# "):
            document.add_paragraph(text.removeprefix("# "), style="List Number")
        else:
            document.add_paragraph(text)
    if change is not None:
        change(document)
    data = io.BytesIO()
    document.save(data)
    return data.getvalue()
