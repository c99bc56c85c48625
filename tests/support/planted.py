"""Faults that a generator plants into clean telegrams: each with the code of the rule that has to find it."""

from __future__ import annotations

import re
from typing import NamedTuple


class Fault(NamedTuple):
    """A fault: what is replaced by what, once, and the code that names it. `pattern` says where it can be planted."""

    name: str
    code: str
    pattern: str
    replacement: str
    needs: str = ""
    """A pattern that the telegram must hold, so that the fault is one."""

    def plant(self, text: str) -> str | None:
        """The text with the fault; None where there is no place for it."""
        if self.needs and re.search(self.needs, text, re.M) is None:
            return None
        planted, count = re.subn(self.pattern, self.replacement, text, count=1, flags=re.M)
        return planted if count else None


_CLASSIFIED = r"^(?:C O N F|S E C R)"
_MODERN = r"(?:NOV 09|JUN 08)$"

FAULTS = (
    # the transmission header
    Fault("ZNR with other letters", "HDR002", r"^ZNY (CCCCC|SSSSS)", r"ZNR \1"),
    Fault("ZNY with U", "HDR002", r"^ZNR UUUUU", "ZNY UUUUU"),
    Fault("four letters", "HDR002", r"^ZNY CCCCC", "ZNY CCCC"),
    Fault("letters of another level", "HDR001", r"^ZNY CCCCC", "ZNY SSSSS"),
    Fault("another serial", "HDR003", r"#0(\d)(\d)(\d)", r"#0\2\1\3", needs=r"#0(?!(\d)\1)"),
    Fault("another post in FM", "HDR007", r"^FM AMEMBASSY .*", "FM AMEMBASSY TIRANA"),
    Fault("another prosign in FL2", "HDR005", r"^(?:PP|RR) ", "OO "),
    Fault("filed days before", "HDR004", r"^(DE \w+ #[\d/]+ )(\d)\d", r"\g<1>\g<2>0", needs=r"^DE \w+ #[\d/]+ \d[2-9]"),
    Fault("no such day", "HDR009", r"^((?:[PRO] )+)[0-3]\d(\d{4}Z)", r"\g<1>32\2"),
    Fault("a misspelled precedence", "HDR010", r"WASHDC PRIORITY", "WASHDC PRIOITY"),
    Fault("an unknown signal", "HDR011", r"^(ZN[RY] \w{5}) ZZH", r"\1 ZZK"),
    Fault("a stray line among the addressees", "STR001", r"^INFO ", "zz:/\nINFO "),
    # the classification line, captions and labels
    Fault("a misspelled level", "CLS001", r"^S E C R E T", "S E R C E T"),
    Fault("another misspelled level", "CLS001", r"^C O N F I D E N T I A L", "C O N F I D E N T A I L"),
    Fault("SENSITIVE on a classified cable", "CAP005", r"^SIPDIS$", "SIPDIS\nSENSITIVE", needs=_CLASSIFIED),
    Fault("a misspelled caption", "CAP007", r"^SIPDIS$", "SIPDID"),
    Fault("SENSITIVE is missing", "ROL005", r"^SENSITIVE\n", ""),
    Fault("no E.O. line", "STR003", r"^E\.O\. .*\n", ""),
    Fault("no TAGS line", "STR004", r"^TAGS: .*\n", ""),
    Fault("no label of the subject", "STR005", r"^SUBJECT: ", ""),
    Fault("another TAGS line", "STR007", r"^(TAGS: .*)$", r"\1\nTAGS: PGOV, SCUL"),
    Fault("a label without its colon", "STR008", r"^TAGS: ", "TAG: "),
    Fault("a misspelled label", "STR008", r"^SUBJECT: ", "SUBJCT: "),
    # the declassification instruction
    Fault("forty years", "DEC007", r"^(E\.O\. 12958: DECL: \d\d/\d\d/)20\d\d", r"\g<1>2048"),
    Fault("a date before the cable", "DEC006", r"^(E\.O\. 12958: DECL: \d\d/\d\d/)20\d\d", r"\g<1>2004"),
    Fault("no such date", "DEC005", r"^(E\.O\. 12958: DECL: )\d\d/\d\d", r"\g<1>02/30"),
    Fault("an unreadable date", "DEC004", r"^(E\.O\. 12958: DECL: \d\d/)\d\d", r"\1B2"),
    Fault("an unknown instruction", "DEC004", r"^(E\.O\. 12958: DECL: ).*", r"\1FOREVER"),
    Fault("an order out of force", "DEC003", r"^E\.O\. 12958:", "E.O. 12356:", needs=r"DECL: \d\d/\d\d/2018"),
    Fault("two digits changed", "DEC003", r"^E\.O\. 12958:", "E.O. 12598:"),
    Fault("a date on an unclassified cable", "DEC002", r"^(E\.O\. 12958: )N/A", r"\1DECL: 06/20/2018"),
    Fault("N/A on a classified cable", "DEC001", r"^(E\.O\. 12958: )DECL: .*", r"\1N/A"),
    Fault("OADR", "DEC008", r"^(E\.O\. 12958: DECL: ).*", r"\1OADR"),
    Fault("X1", "DEC008", r"^(E\.O\. 12958: DECL: ).*", r"\1X1"),
    Fault("an indefinite event", "DEC011", r"^(E\.O\. 12958: DECL: ).*", r"\1WHEN NO LONGER NEEDED"),
    Fault("ten years", "DEC018", r"^(E\.O\. 12958: DECL: ).*", r"\1TEN YEARS"),
    # the TAGS line
    Fault("an unknown tag", "TAG001", r"^(TAGS: )", r"\1QQ, "),
    Fault("a code of ISO", "TAG003", r"^(TAGS: )", r"\1UA, "),
    Fault("tags run together", "TAG004", r"^(TAGS: \w{4}), (\w{4})", r"\1\2"),
    Fault("no subject tag", "TAG002", r"^TAGS: .*", "TAGS: FJ"),
    # the references
    Fault("a letter left out", "REF004", r"^B\. ", "D. ", needs=r"(?<!ref B)\Z"),
    Fault("an unknown post", "REF008", r"^(REF: A\. )\w+ \d+", r"\1ZXQVAN 88"),
    Fault("the cable itself", "REF007", r"^(REF: A\. )\w+ \d+", r"\1WINDHOEK 418", needs=r"WINDHOEK 000418"),
    Fault("the same cable twice", "REF009", r"^(REF: A\. )(\w+ \d+)\nB\. .*", r"\1\2\nB. \2"),
    Fault("a cable of next year", "REF006", r"^(REF: A\. )(?:STATE|SUVA|REYKJAVIK) (\d+)", r"\g<1>12 STATE \2"),
    Fault("an undefined reference", "REF002", r"^2\. (\([A-Z/]+\) )?", r"2. \1See ref F. "),
    Fault("an undefined paragraph", "REF012", r"^2\. (\([A-Z/]+\) )?", r"2. \1See para 19. "),
    # the authority block
    Fault("no authority", "CAB001", r"^Classified By: .*\n.*\n", ""),
    Fault("the section of the older order", "CAB005", r"(reasons? )1\.4", r"\g<1>1.5"),
    Fault("a letter that there is not", "CAB006", r"and\s+\(d\)", "and (k)"),
    Fault("no reason", "CAB003", r",?\s+(?:for )?reasons 1\.4 .*(?:\n\(?and|\nand \(d\)\.)?", ""),
    Fault("a name alone", "CAB002", r"Classified By: (?:Ambassador|Deputy Chief of Mission) ", "Classified By: "),
    Fault(
        "a block on an unclassified cable",
        "CAB008",
        r"^(REF: STATE \d+)$",
        r"\1\n\nClassified By: DCM Vida Medenjak, reason 1.4 (b)",
    ),
    # the text
    Fault("no mark", "POR001", r"^2\. \([A-Z/]+\) ", "2. ", needs=r"^(?:C O N F|S E C R|SENSITIVE)"),
    Fault("an unknown mark", "POR005", r"^2\. \([A-Z/]+\) ", "2. (SE) "),
    Fault("a mark without its end", "POR007", r"^2\. \(C\) ", "2. (C "),
    Fault("a level in full", "POR006", r"^2\. \((?:C|S)\) ", "2. (CONFIDENTIAL) "),
    Fault("a portion above the overall", "ROL001", r"^2\. \((?:C|U)\) ", "2. (S) ", needs=r"^(?:C O N F|SENSITIVE)"),
    Fault("NOFORN on a portion alone", "ROL003", r"^2\. \(C\) ", "2. (C/NF) "),
    Fault("a number left out", "STR009", r"^3\. ", "4. ", needs=r"^3\. (?!.*\n*^4\. )"),
    Fault("a number twice", "STR009", r"^3\. ", "2. "),
    Fault("the text breaks off", "STR016", r"\.\s+[A-Z\-]+\s*\Z", " ...\n"),
    Fault("another message", "STR012", r"^3\. ", "UNCLAS TIRANA 000077\n\n3. "),
)
