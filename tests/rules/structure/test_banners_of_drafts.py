"""STR017 in a text that is being written, whose page banners stand above its classification line and at its end."""

from __future__ import annotations

import pytest

from cablelint import Settings, lint_text

DRAFT = """\
{top}

CONFIDENTIAL SUVA

E.O. 13526: DECL: 11/30/2034
TAGS: PREL, FJ
SUBJECT: (C) THE INVENTED LAMP

Classified By: Ada Quill, Charge, for reasons 1.4 (b) and (d).

1. (C) The lamp of this exercise is lit.

{bottom}
"""


@pytest.mark.parametrize(
    ("top", "bottom", "message"),
    [
        ("TOP SECRET", "TOP SECRET", "This banner is above the overall classification, CONFIDENTIAL"),
        (
            "CONFIDENTIAL",
            "UNCLASSIFIED",
            "The banner at the bottom of the page is UNCLASSIFIED, but the one at",
        ),
        ("CONFIDENTIAL", "CONFIDENTIAL", None),
    ],
)
@pytest.mark.parametrize("draft", [True, False])
def test_the_banners_agree_with_each_other_and_with_the_level(
    top: str, bottom: str, message: str | None, draft: bool
) -> None:
    found = lint_text(DRAFT.format(top=top, bottom=bottom), settings=Settings(select=("STR017",), draft=draft))
    said = [one.message for one in found if one.code == "STR017"]
    assert len(said) == (message is not None)
    assert all(one.startswith(message or "") for one in said)
