"""A marking in the form of the register: categories and values in order, each value once, lists sorted."""

from __future__ import annotations

from collections.abc import Iterable

from cablegrammar.marking import Marking, MarkingToken

_CATEGORIES = ("SCI", "SAP", "non-US", "AEA", "FGI", "CUI", "dissemination", "non-IC")


def register_form(marking: Marking, *, portion: bool) -> str | None:
    """The marking as the register of the intelligence community writes it, without parentheses.

    None where it cannot be known: an unknown token, no level, two levels. A date in a banner is left out. This puts
    `//` after the level; `Marking.canonical` leaves a State mark's `/` alone.
    """
    head = _head(marking, portion=portion)
    if head is None or marking.unknown:
        return None
    parts = [head] if head else []
    for category in _CATEGORIES:
        tokens = [token for token in marking.tokens if token.category == category and token.is_control]
        match category:
            case "SAP":
                programs = sorted({(token.banner or "").removeprefix("SAR-") for token in tokens})
                parts += ["SAR-" + "/".join(programs)] if programs else []
            case "CUI":
                parts += _cui(tokens)
            case _:
                values = [
                    _value(token, portion=portion)
                    for token in sorted(tokens, key=lambda token: (token.order, token.banner or ""))
                ]
                parts += ["/".join(dict.fromkeys(values))] if values else []
    return "//".join(parts)


def sorted_codes(codes: Iterable[str], *, usa_first: bool) -> list[str]:
    """Countries in the order of the register: USA first where asked for, trigraphs, longer codes; each by letters."""
    return sorted(set(codes), key=lambda code: (not (usa_first and code == "USA"), len(code) != 3, code))


def _head(marking: Marking, *, portion: bool) -> str | None:
    """What stands before the controls: "" for a CUI marking without a level."""
    levels = marking.levels
    if len(levels) > 1 or not marking.tokens:
        return None
    if not levels:
        if marking.level is None:
            return None
        if any("CUI" in token.keys for token in marking.tokens):
            return ""
        return marking.level.portion if portion else marking.level.value
    token = levels[0]
    form = token.portion if portion else token.banner
    if token.category == "US" or form is None:
        return form
    if token.category == "JOINT" or (token.category == "non-US" and not token.keys and "NATO" not in token.codes):
        listed = " ".join(sorted_codes(token.codes, usa_first=False))
        title = token.level_text or ""
        level = (marking.level.portion if marking.level is not None else "R") if portion else title
        form = " ".join(filter(None, ("JOINT", level, listed) if token.category == "JOINT" else (listed, level)))
    return f"//{form}"


def _value(token: MarkingToken, *, portion: bool) -> str:
    codes = token.codes
    if token.category == "FGI" and codes:
        return "FGI " + " ".join(sorted_codes(codes, usa_first=False))
    if token.kind == "release-list" and codes and "EYES ONLY" not in token.keys:
        return f"{token.keys[0]} " + ", ".join(sorted_codes(codes, usa_first=True))
    return (token.portion if portion else token.banner) or ""


def _cui(tokens: list[MarkingToken]) -> list[str]:
    """`CUI`, then its categories: Specified before Basic."""
    if not tokens:
        return []
    names = sorted(
        {token.banner or "" for token in tokens if "CUI" not in token.keys},
        key=lambda name: (not name.startswith("SP-"), name),
    )
    return ["CUI", "/".join(names)] if names else ["CUI"]
