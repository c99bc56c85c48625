"""Invented cables for the tests of the grammar. None of it ever was real traffic."""

from __future__ import annotations

NOTICE = "UNCLASSIFIED EXERCISE - INVENTED TEXT - NOT A REAL CABLE"

ROUTINE_HEADER = """\
VZCZCXRO3306
RR RUEHSA
DE RUEHWD #0512 1961030
ZNR UUUUU ZZH
R 141030Z JUL 08
FM AMEMBASSY WINDHOEK
TO RUEHC/SECSTATE WASHDC 5620
"""
"""The header of an unclassified telegram of July 2008."""

PRIORITY_HEADER = """\
VZCZCXYZ0007
PP RUEHWEB
DE RUEHWD #0512 1961030
ZNY SSSSS ZZH
P 141030Z JUL 08
FM AMEMBASSY WINDHOEK
TO RUEHC/SECSTATE WASHDC PRIORITY 5620
"""
"""The header of a secret telegram of the same day and number."""

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
INFO AMCONSUL HAMILTON
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

LJUBLJANA = """\
                                              UNCLASSIFIED
                                                  SBU


Action Office:                ECON, PAS
Info Office:                  POL_INFO


MRN:                          11 LJUBLJANA 354
Date/DTG:                     Aug 19, 2011 / 190945Z AUG 11
From:                         AMEMBASSY LJUBLJANA
Action:                       WASHDC, SECSTATE ROUTINE; SUVA, AMEMBASSY PRIORITY; SECDEF WASHINGTON DC
                              IMMEDIATE; Quill, Ada M ROUTINE
E.O.:                         13526
TAGS:                         SOCI, PGOV, KWMN, SI
Captions:                     SENSITIVE, SIPDIS
Reference:                    A) 11 LJUBLJANA 93
                              B) 10 SUVA 1505
Pass Line:                    STATE FOR EUR/CE
                              S/GWI FOR LARKIN
Subject:                      Beekeepers' Association Asks for a Seat at the
                              Fisheries Table


1. (SBU) Summary: The association of beekeepers wrote to the Ministry on December 20 and asked for
a seat. The Ministry has not answered (ref A). End Summary.

A Letter and No Answer

2. (U) The letter names three reasons, and each of them is about honey. The fishermen, who were not
asked, say that they would rather have a seat of their own among the


beekeepers. Nobody has asked the bees. The paper of record printed the letter on its last
page, beside the chess problem.


                                              UNCLASSIFIED
                                                  SBU


                                              UNCLASSIFIED
                                                  SBU


3. (SBU) Comment: We would expect the Ministry to answer after the holidays (ref B). End Comment.


Signature:                    QUILL


Drafted By:                   LJUBLJANA:Larkin, Moss A
Cleared By:                   ECON:Reed, Ewan (Ljubljana)
                              PAS:Hale, Fern
Approved By:                  EXEC:Quill, Ada M
Released By:                  LJUBLJANA:Larkin, Moss A
Info:                         EU MEMBER STATES COLLECTIVE ROUTINE; REYKJAVIK, AMEMBASSY
                              ROUTINE
XMT:                          AMEMBASSY WINDHOEK
Attachments:                  Hive_letter.pdf


Action Post:
Dissemination Rule:           DIS_HIVE


                                              UNCLASSIFIED
                                                  SBU
"""

# The same print where the second column was lost: each value stands below its label.
STACKED = """\
UNCLASSIFIED


STATE SEAL


Action Office:

           ECON, PAS


MRN:

           11 LJUBLJANA 354


Date!DTG:

           Aug 19, 20111190945Z AUG 11


From:

          AMEMBASSY LJUBLJANA


Action:

          WASHDC, SECSTATE ROUTINE; SUVA, AMEMBASSY PRIORITY


E.O.:

          13526


TAGS:

          SOCI, PGOV, KWMN, SI


Captions:

          SENSITIVE, SIPDIS


Reference:

         A) 11 LJUBLJANA 93
<http://repository.example.gov/search?k=mrn%3a%2211%20LJUBLJANA%2093%22>
B) 10 SUVA 1505


Pass Line:

          STATE FOR EUR/CE


Subject:

        Beekeepers' Association Asks for a Seat at the
Fisheries Table


1. (SBU) Summary: The association of beekeepers wrote to the Ministry on December 20 and asked for
a seat. The Ministry has not


answered (ref A). End Summary.


2. (U) The letter names three reasons.


Signature:

        QUILL


Cleared By:

        ECON:Reed, Ewan


        PAS:Hale, Fern


Info:

      REYKJAVIK, AMEMBASSY ROUTINE; EU MEMBER STATES COLLECTIVE ROUTINE


XMT:

Attachments:

        Hive_letter.pdf


Action Post:


Dissemination Rule:

        DIS_HIVE


UNCLASSIFIED
"""

SMART_CONFIDENTIAL = """\
                                              CONFIDENTIAL
                                                NOFORN


MRN:                          12 SUVA 88
Date/DTG:                     Sep 06, 2012 / 061127Z SEP 12
From:                         AMEMBASSY SUVA
Action:                       WASHDC, SECSTATE PRIORITY
E.O.:                         13526
TAGS:                         ECON, EAGR, FJ
Captions:                     NOFORN
Subject:                      (C) Sugar: The Mill Stands Still
Classified By:                Ada Quill, Ambassador, DOS, Exec
Reason:                       1.4(b), (d)
Declassify On:                2022/09/06


1. (C//NF) The mill stands still. The owner told us
that he waits for a part.

                                              CONFIDENTIAL
                                                NOFORN
                                              CONFIDENTIAL
                                                NOFORN

The part is at sea.

2. (U) Nobody else knows.


Signature:                    QUILL


Drafted By:                   SUVA:Larkin, Moss A
Dissemination Rule:           DIS_HIVE


                                              CONFIDENTIAL
                                                NOFORN
"""

# A message that repeats its head as a telegram has it.
SMART_REPEATED = """\
                                              UNCLASSIFIED


MRN:                          12 STATE 7316
Date/DTG:                     Sep 06, 2012/ 061127Z SEP 12.
From:                         SECSTATE WASHDC
Action:                       WINDHOEK, AMEMBASSYROUTINE
E.O.:                         13526
TAGS:                         AMGT, ASIG
Captions:                     HR CHANNEL
Subject:                      Assignment of a Lamp Keeper


UNCLAS STATE 007316

HR CHANNEL

E.O. 13526: N/A
TAGS: AMGT, ASIG
SUBJECT: ASSIGNMENT OF A
LAMP KEEPER


1.ASSIGNMENT:
The keeper goes to Windhoek as follows:

A. By ship to the coast.

B. By road from there.

UNCLASSIFIED


CLASSIFICATION: UNCLASSIFIED
Page 2 of 2

2.REMARKS: None.
CLINTWOOD


Signature:                    CLINTWOOD


Info:                         GLOBAL LAMP SERVICES, USOFFICE ROUTINE


Action Post:
Dissemination Rule:           DIS_LAMP

                                              UNCLASSIFIED
"""

DRAFT = f"""\
{NOTICE}
CONFIDENTIAL

EAP/ANP:AQUILL:AQ
07/12/2005  7-1234
EAP:BLARKIN

EAP/P:CMOSS
S/ES-O:DREED

PRIORITY SUVA
INFO AMEMBASSY WELLINGTON ROUTINE

SIPDIS

E.O. 12958: DECL: 07/12/2015

TAGS: ECON, EAGR, FJ

SUBJECT: SUGAR TALKS: GUIDANCE

REF: SUVA 400

Classified By: EAP/ANP Director Ada Quill for reasons 1.4 (b) and
(d).

1. (C) Post is asked to tell the Ministry that the talks go on.

2. (U) The Department thanks Post.

CLINTWOOD
CONFIDENTIAL
"""

DRAFT_WITH_LABELS = f"""\
{NOTICE}
DRAFTED BY: AF/S: AQUILL  X7-1234  02/14/2006
CLEARED BY: AF/PD: CMOSS, L/AF: EREED
AF/EPS: FHALE
S/ES-O: DREED
APPROVED BY: AF: BLARKIN

FM SECSTATE WASHDC
TO AMEMBASSY WINDHOEK PRIORITY
INFO AMEMBASSY PRETORIA

UNCLAS STATE

SENSITIVE
SIPDIS

E.O. 12958: N/A
TAGS: PREL, WA
SUBJECT: A LAMP FOR THE DUNE

1. (SBU) The lamp may go.

2. (U) The Department thanks Post.
CLINTWOOD
"""


def collapsed(text: str) -> str:
    """A cable as some exports give it: every line end, and every blank line with it, two blanks."""
    return "  ".join(line.strip() for line in text.split("\n") if line.strip())


PRINT = """\
CONFIDENTIAL

PAGE 01        WINDHOEK 00512  01 OF 02  141100Z
67
ACTION AF-10

INFO EB-06 ISO-00 OCT-01 EUR-12 H-02 COME-00 L-04
   NEA-07 SS-12 /054 W
          ------------------052718 141104Z /10
P 141030Z JUL 79
FM AMEMBASSY WINDHOEK
TO SECSTATE WASHDC PRIORITY 5620
INFO AMEMBASSY SUVA

C O N F I D E N T I A L SECTION 1 OF 2 WINDHOEK 0512

E.O. 12065: GDS 7/14/85 (QUILL, ADA) OR-M
TAGS: ECON, WA
SUBJECT: DUNE LIGHTHOUSE BOARD ASKS FOR A LAMP

REFS: 1. STATE 70412
  2. WINDHOEK 498 OF JUNE 24

1. (C) THE LAMP IS LENT AND THE BOARD, WHICH MET ON TUESDAY, WILL

NOT GIVE IT BACK. THE MINISTER HAS WRITTEN TO THE BOARD AND WAITS
CONFIDENTIAL


CONFIDENTIAL

PAGE 02        WINDHOEK 00512  01 OF 02  141100Z

FOR AN ANSWER.

2. (U) THE KEEPER IS ASLEEP.
QUILL

CONFIDENTIAL

NNN

CONFIDENTIAL

PAGE 01        WINDHOEK 00512  02 OF 02  141115Z
67
ACTION AF-10

INFO EB-06 ISO-00 OCT-01 EUR-12 H-02 COME-00 L-04

   NEA-07 SS-12 /054 W
          ------------------052790 141118Z /10
P 141030Z JUL 79
FM AMEMBASSY WINDHOEK
TO SECSTATE WASHDC PRIORITY 5621
INFO AMEMBASSY SUVA

C O N F I D E N T I A L SECTION 2 OF 2 WINDHOEK 0512

3. (C) SO IS HIS CAT.
QUILL

CONFIDENTIAL

NNN
"""
