"""The documents whose paragraphs a text cites: `in para 9` near one of them is hardly a paragraph of the cable."""

from __future__ import annotations

from functools import cache

from cablegrammar.vocabulary.table import rows


@cache
def cited_documents() -> frozenset[str]:
    """The words for them, in capitals."""
    return frozenset(row["word"] for row in rows("cited_documents"))


def names_a_document(text: str) -> bool:
    """Whether a text speaks of such a document, of one or of several."""
    known = cited_documents()
    words = (word.strip(".,:;()\"'").upper() for word in text.split())
    return any(word in known or word.removesuffix("S") in known for word in words)
