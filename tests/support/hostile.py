"""Lines of a cable that, repeated without end, might make a rule go in circles."""

from __future__ import annotations

from cablelint.testing import TEMPLATE

HEAD = "\n\n".join(part for slot, part in TEMPLATE.items() if slot not in ("body", "signature")) + "\n\n"
PIECES = (
    "1. (C) x\n\n", "2. x\n", "(S//XX) ", "-- x\n", "a. (U) x\n", "REF: A. STATE 1\n", "A. WINDHOEK 498\n", "ref d, ",
    "para 9 ", "TAGS: PREL\n", "SUBJECT: x\n", "E.O. 12958: DECL: 01/01/2018\n", "WINDHOEK 00000512  002 OF 003\n",
    "BEGIN TEXT\n", "[1](#)1. x\n", "UNCLAS SUVA 000512\n", "NNNN\n", "Classified By: x for reasons 1.4 (b)\n",
    "SIPDIS\n", "INFO RUEHSA/AMEMBASSY PRETORIA 1266\n", "Comment\n-------\n\n", "(C) x\n\n", "SECRET\n", "\u202e", "¶",
    "E. ", "\n", "\r", "x\r", "CONFIDENTIAL\n\nPAGE 02        WINDHOEK 00512  141100Z\n\n", "MRN:  11 WINDHOEK 512\n",
    "STADIS\nNODIS\n", "SIPDIS\nHR CHANNEL\n", "SIPDIS\nVZCZCXYZ0007\n", "NNNN\nUNCLAS SUVA 000512\n",
    "Message Attributes\nFrom: SUVA\nMessage Text\n",
)  # fmt: skip
