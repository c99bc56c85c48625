"""More of the shapes in which copies hand a telegram on: what stands around its head, inside it, and in its text.

They are for tests that ask what becomes of a line; planted faults are held against the twelve of `copy_shapes`.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from support.copy_shapes import Telegram, joined

_EXTRACT = (
    "This record is a partial extract of the original cable. The full text of the original cable is not available."
)
_RULE = "----------------- header ends ----------------"


def _one_line(block: str) -> str:
    return " ".join(block.split("\n"))


def _text_of(one: Telegram) -> tuple[str, ...]:
    return one.blocks[len(one.opening) :]


def _keys(one: Telegram) -> str:
    names = ("id", "date", "refid", "origin", "classification")
    return "".join(f"{name}: {cell}\n" for name, cell in zip(names, one.cells, strict=True)) + "header:\n"


def _cut(one: Telegram) -> str:
    head = joined(one.header, *one.opening)
    return f"{head[: len(one.header) + (len(head) - len(one.header)) * 2 // 3].rstrip()}..."


def _signed(one: Telegram, *below: str) -> str:
    return joined(one.text, *below)


def _keys_below_a_cut_copy(one: Telegram) -> str:
    return joined(_cut(one), f"{_keys(one)}{one.header}", _RULE, *one.blocks)


def _keys_in_capitals(one: Telegram) -> str:
    bare = re.sub(r"(?m)^(?:[OPRZ]{1,2}|DE|ZN[RY]|FM|TO|INFO) |\n", "", one.header)
    names = ("ID", "DATE", "ORIGIN", "SOURCE", "CLASSIFICATION", "DESTINATION")
    lines = (f"{name}: {cell}" for name, cell in zip(names, (*one.cells, bare), strict=True))
    return joined(one.header, "\n".join(lines), *one.blocks)


def _in_a_comma_row_with_a_joined_head(one: Telegram) -> str:
    row = ",".join(f'"{cell}"' for cell in one.cells)
    first, *others = one.header.split("\n")
    return joined(one.header, f'{row},,"{first}\n{"".join(others)}","{_one_line(one.blocks[0])}', *one.blocks[1:])


def _in_a_row_of_blanks(one: Telegram) -> str:
    opening = "  ".join((*one.cells, *map(_one_line, one.opening[:-1])))
    return joined(_cut(one), f"\n{opening}", *one.opening[-1:], *_text_of(one))


def _above_a_search_row(one: Telegram) -> str:
    return _signed(one, f"0 06/20/2008 {one.number} ECON,EFIS The lamps are lit and the keeper counts them.")


def _below_a_cut_copy_joined(one: Telegram) -> str:
    opening = (_one_line(block) for block in one.opening)
    return joined(f"{_cut(one)}\n\n{' '.join(opening)}", *_text_of(one))


def _above_its_header(one: Telegram) -> str:
    return _signed(one, one.header)


def _above_its_own_copy(one: Telegram) -> str:
    return _signed(one, one.text)


def _below_its_tags(one: Telegram) -> str:
    tags = next((line for block in one.opening for line in block.split("\n") if line.startswith("TAGS")), "")
    return joined(one.header, f"{tags}\n{one.blocks[0]}", *one.blocks[1:])


def _below_an_inbox_print(one: Telegram) -> str:
    inbox = "null\nIda Plume  11/30/2008 01:23:45 PM  From  DB/Inbox:  Ida Plume\n\nCable \nText:\n"
    return f"{inbox}\n\n{one.text}"


def _below_a_post_copy(one: Telegram) -> str:
    block = f"CX{one.post.replace(' ', '')}:\n    ACTION: ECON\n    INFO:   AMB DCM POL"
    lines = "DISSEMINATION: ECON\nCHARGE: PROG\nAPPROVED: DCM:PLUME\nDRAFTED: ECON:QUILL\nCLEARED: NONE"
    return joined(f"{one.blocks[0]}\n\n{block}", lines, one.text)


def _below_a_viewers_title(one: Telegram) -> str:
    level = one.cells[-1]
    title = f"TelegramRestricted by caption. {level}   {one.post}   {one.number:0>8} "
    return f"{title}\n{one.text}"


def _as_an_office_print(one: Telegram) -> str:
    head = "TED4471\nACTION OES-00   \n\nINFO  LOG-00   EEB-00   AID-00   DODE-00  INR-00   \n      IO-00      /001W"
    address = re.sub(r"(?m)\bR[A-Z]{4,6}/", "", one.header[re.search(r"(?m)^(?:[ZOPR] )+\d{6}Z", one.header).start() :])  # type: ignore[union-attr]
    return joined(f"{head}\n{' ' * 18}------------------00F1A7  201405Z /38    \n{address}", *one.blocks)


def _as_an_extract(one: Telegram) -> str:
    return joined(_EXTRACT, one.cells[1], *one.blocks)


def _as_an_extract_in_a_comma_row(one: Telegram) -> str:
    row = ",".join(f'"{cell}"' for cell in one.cells)
    return f'{row},"","{_EXTRACT}\n","{joined(*one.blocks)}'


def _dated_and_glued(one: Telegram) -> str:
    opening = "".join(map(_one_line, one.opening[:-1]))
    return joined(one.header, f"Cable dated:{one.cells[1]}{opening}", *one.opening[-1:], *_text_of(one))


def _with_junk_above(one: Telegram) -> str:
    return f'{one.header}\n\n","{joined(*one.blocks)}'


def _with_glued_labels(one: Telegram) -> str:
    body = joined(*one.blocks)
    return joined(one.header, re.sub(r"\n+(?=E\.O\.|TAGS:|REF:)", "", body))


def _with_text_joined_to_the_last_field(one: Telegram) -> str:
    first = next((i for i, block in enumerate(one.blocks) if block.startswith("1.")), len(one.blocks))
    above, below = one.blocks[: first - 1], one.blocks[first:]
    return joined(one.header, *above, f"{_one_line(one.blocks[first - 1])} {_one_line(below[0])}", *below[1:])


def _with_a_wrapped_word(one: Telegram) -> str:
    return one.text.replace(" reasons ", " reas \nons ").replace("SUMMARY", "SUM\nMARY", 1)


def _with_a_collection_number(one: Telegram) -> str:
    return joined(
        one.header,
        *(f"{block}\n(C-BU8-00417)" if block.startswith("SUBJ") else block for block in one.blocks),
    )


def _with_an_order_in_its_subject(one: Telegram) -> str:
    more = "\nAND WHAT IS SAID OF LAMPS UNDER\nE.O. 13382"
    return joined(one.header, *(block + more if block.startswith("SUBJ") else block for block in one.blocks))


def _above_an_end_rule(one: Telegram) -> str:
    return _signed(one, f"{'=' * 23}CABLE ENDS{'=' * 28}", "Classified By: Ida P...")


def _with_points_below(one: Telegram) -> str:
    return _signed(one, "...")


def _with_joined_paragraphs(one: Telegram) -> str:
    text = _text_of(one)
    return joined(one.header, *one.opening, " ".join(map(_one_line, text[:-1])), *text[-1:])


def _with_lists_of_numbers(one: Telegram) -> str:
    first, *others = _text_of(one)
    lists = "A. Of the lamps:\n\n1) How many are lit?\n\n2) Who counts them?"
    return joined(one.header, *one.opening, first, lists, *others)


def _with_a_quoted_cable(one: Telegram) -> str:
    *text, last = _text_of(one)
    quoted = "QUOTE:\nUNCLAS APIA 000031\n\nE.O. 12958: N/A\nTAGS: ECON, WS\nSUBJECT: A KITE\n\n1. It flew.\nUNQUOTE"
    return joined(one.header, *one.opening, *text, quoted, last)


def _with_a_redacted_paragraph(one: Telegram) -> str:
    *text, last = _text_of(one)
    return joined(one.header, *one.opening, *text[:1], "XXXXXXXXXXXX", *text[2:], last)


def _with_words_behind_signals(one: Telegram) -> str:
    return one.text.replace(" ZZH\n", " ZZH(CCY AD000F12 MSI0421 300)\n", 1)


def _above_another_that_nnnn_parts(one: Telegram) -> str:
    other = "P 011200Z AUG 08\nFM AMEMBASSY APIA\nTO SECSTATE WASHDC 0044\n\nUNCLAS APIA 000032\n\nE.O. 12958: N/A"
    return _signed(one, "NNNN", f"{other}\nTAGS: ECON, WS\nSUBJECT: A KITE\n\n1. It flew.\n\nPLUME\n")


MORE_SHAPES: dict[str, Callable[[Telegram], str]] = {
    maker.__name__.strip("_").replace("_", " "): maker
    for maker in (
        _keys_below_a_cut_copy,
        _keys_in_capitals,
        _in_a_comma_row_with_a_joined_head,
        _in_a_row_of_blanks,
        _above_a_search_row,
        _below_a_cut_copy_joined,
        _above_its_header,
        _above_its_own_copy,
        _below_its_tags,
        _below_an_inbox_print,
        _below_a_post_copy,
        _below_a_viewers_title,
        _as_an_office_print,
        _as_an_extract,
        _as_an_extract_in_a_comma_row,
        _dated_and_glued,
        _with_junk_above,
        _with_glued_labels,
        _with_text_joined_to_the_last_field,
        _with_a_wrapped_word,
        _with_a_collection_number,
        _with_an_order_in_its_subject,
        _above_an_end_rule,
        _with_points_below,
        _with_joined_paragraphs,
        _with_lists_of_numbers,
        _with_a_quoted_cable,
        _with_a_redacted_paragraph,
        _with_words_behind_signals,
        _above_another_that_nnnn_parts,
    )
}
