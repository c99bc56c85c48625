"""Invented cables for the tests of the grammar. None of it ever was real traffic."""

from __future__ import annotations

NOTICE = "UNCLASSIFIED EXERCISE - INVENTED TEXT - NOT A REAL CABLE"

WINDHOEK = f"""\
{NOTICE}
VZCZCXRO0003
PP RUEHBZ RUEHDU
DE RUEHWD #0123/01 0451200
ZNY CCCCC ZZH
P 141155Z FEB 08
FM AMEMBASSY WINDHOEK
TO RUEHC/SECSTATE WASHDC PRIORITY 4321
INFO RUCNSAD/SADC COLLECTIVE
RHEHNSC/NSC WASHDC
C O N F I D E N T I A L SECTION 01 OF 02 WINDHOEK 000123

SIPDIS

STATE FOR AF/S - JQUILL, DRL/AWH

E.O. 12958: DECL: 02/14/2018
TAGS: PGOV, PREL, EFIS, WA
SUBJECT: FISHERIES TALKS: THE THIRD ROUND ENDS
WITHOUT A TEXT

REF: A. WINDHOEK 98
     B. 07 SUVA 400 (NOTAL)

Classified By: Ambassador Ada Quill for reasons 1.4 (b) and
(d).

1. (C) SUMMARY: The third round of talks ended on
February 12 without a text. End Summary.

------------------
What was agreed
------------------

2. (C) Three points were agreed:

-- catches are counted weekly;

-- observers are paid by the
flag state (ref A).

3. (SBU) On April
30. the delegation left. It would

WINDHOEK 00000123  002 OF 002


return in May, see para 2.

Comment
-------

4. (C) We would expect 1.4 million tons. END COMMENT.
QUILL
"""

SUVA = f"""\
{NOTICE}
UNCLAS SUVA 000045

SENSITIVE
SIPDIS

STATE FOR EAP/ANP

E.O. 12958: N/A
TAGS: ECON EAGR
TBIO FJ
SUBJECT: SUGAR PRICES, JANUARY

REF: A) 05 SUVA 611 B) 05 SUVA 612
C) APIA 7

SENSITIVE BUT UNCLASSIFIED - PLEASE PROTECT ACCORDINGLY. NOT FOR
INTERNET DISTRIBUTION.

1. (SBU) Summary. Prices rose. End summary.

2. (U) The following were present:

A. (U) The Minister
B. (SBU) The Secretary
C. (U) The Director

3. (SBU) List of steps:

1. Count the sacks.
2. Weigh the sacks.
3. Sell the sacks.
4. Count again.

4. (SBU) The table of prices:

Year      Tons      Price
----      ----      -----
2006      100       20
2007      120       22

MINIMIZE CONSIDERED

LARKIN
"""

REYKJAVIK = f"""\
{NOTICE}
P 281848Z DEC 94
FM AMEMBASSY REYKJAVIK
TO SECSTATE WASHDC PRIORITY 1234
INFO USMISSION USNATO
AMEMBASSY OSLO 4444

C O N F I D E N T I A L REYKJAVIK 001884

E.O. 12356: DECL: OADR
TAGS: MARR, PREL, IC
SUBJECT: BASE WORKERS: THE LOCAL AGREEMENT

REF: STATE 330001

1. CONFIDENTIAL - ENTIRE TEXT.

2. SUMMARY. WORKERS AT THE BASE HAVE ASKED FOR A NEW AGREEMENT
AND FOR A HIGHER WAGE. THE MINISTRY SUPPORTS THEM. END SUMMARY.

3. THE WORKERS MET ON DECEMBER
20. THEY VOTED.
A. AN ITEM
B. ANOTHER

4. COMMENT: NOTHING NEW.
TO THE EMBASSY THIS IS NO SURPRISE.
INFO IS SCARCE.
SMITH
BT
#1884
NNNN
"""
