"""No word of a cable's names, subject or prose gets out of a machine format, a message or an edit, whatever is wrong
with the cable: the real rules speak about broken cables full of words that occur nowhere else."""

from __future__ import annotations

from functools import cache

from hypothesis import given, settings
from hypothesis import strategies as st

from cablegrammar.base.source import Source
from cablelint.engine.run import Run
from cablelint.findings.report import Report
from cablelint.reporters import FORMATS, Presentation, reporter
from cablelint.rule.registry import Registry, load_registry
from cablelint.settings.settings import Settings

SECRETS = (
    "Zorblaxian", "Quuxfeathe", "Vwimbletha", "Xyloquista", "Jabberfnor", "Mxyzptluck", "Brzeczyska", "Krtekovnak",
)  # fmt: skip
"""Words that no vocabulary, no rule and no template holds, all of one length. They stand in capitals, too."""

HEAD = [
    "VZCZCXRO3306",
    "PP RUEHSA RUEHLS",
    "DE RUEHWD #0512 1961030",
    "ZNY CCCCC ZZH",
    "P 141030Z JUL 08",
    "FM AMEMBASSY WINDHOEK",
    "TO RUEHC/SECSTATE WASHDC PRIORITY 5620",
    "INFO RUEHSA/AMEMBASSY PRETORIA 1266",
    "RUEHLS/AMEMBASSY LUSAKA 0802",
]

CLASSIFICATION = ("C O N F I D E N T I A L WINDHOEK 000512", "UNCLAS WINDHOEK 000512", "SECRET WINDHOEK 512",
                  "C O N F I D E N T I A L SECTION 02 OF 01 WINDHOEK 512", "CONFIDENTAIL WINDHOEK 512",
                  "C O N F I D E N T I A L {0} {1} VISIT 000512", "SECRET {0} VISITS WINDHOEK 512", "")  # fmt: skip
CAPTIONS = ("SIPDIS", "SENSITIVE", "NODIS NOFORN", "STATE FOR AF/S - {0}", "PASS TO {0}", "FOR {0} FROM {1}", "")
ORDERS = ("E.O. 12958: DECL: 07/14/2018", "E.O. 13526: DECL: 07/14/2048", "E.O. 12958: N/A", "E.O. 12958:", "",
          "EO 12958 DECL 02/30/2018", "E.O. 12958: DECL: UPON THE RETURN OF {0}", "E.O. 12598: DECL: {0}")  # fmt: skip
TAGS = ("TAGS: PREL, ECON, WA", "TAGS PREL", "TAGS: OVIP ({0}, {1})", "TAGS: ", "")
SUBJECTS = ("SUBJECT: {0} MEETS {1}", "SUBJECT: (C) {0} MEETS\n{1} AGAIN", "SUBJ: {0}", "SUBJECT {0} AND {1}",
            "SUBJECT: {0} (C)", "SUBJECT:", "")  # fmt: skip
REFERENCES = ("REF: A. STATE 70412\nB. WINDHOEK 498", "REF: A. {0}-{1} EMAIL OF 07/01/2008\nA. STATE 1", "REF: {0}",
              "REF: A. WINDHOEK 512 (NOTAL)\nC. LUSAKA 9", "REFTEL: LETTER OF {0}", "")  # fmt: skip
AUTHORITY = ("Classified By: Ambassador {0} {1} for reasons 1.4 (b)\nand (d).", "CLASSIFIED BY: {0}, REASON: 1.5 (X)",
             "Classified By: {0}", "Derived From: a letter of {0}", "")  # fmt: skip
BODY = (
    "1. (C) {0} met {1} and asked about para 7 and ref D.", "2. {0} said no.", "2. (SBU) {0} (S) was there.",
    "(C) 3. {0} left.", "3. (S//NF) {0}\n{1} stayed.", "4. CONFIDENTIAL {0}", "4. ( c ) {0} wrote.", "5. (CON) {0}.",
    "a. (U) {0};\nb. {1};", "-- {0}\n-- (C) {1}", "COMMENT BY {0}\n-------", "(U) {0} closes.", "BEGIN TEXT {0}",
    "END TEXT.", "WINDHOEK 00000512  002 OF 003 {0}", "[1](#)6. (U) {0}", "{0}", "  {0}  {1}", "{0}: {1}", "P 1 {0}",
    "FM {0}", "TO {0} {1}", "INFO {0}/{1}", "REF: {0}", "SUBJECT: {0}", "TAGS: {0}", "E.O. {0}", "8. (C)  {0}\t{1}",
    "{0}{0}{0} " * 12, "NOFORN {0}", "(C - ENTIRE TEXT) {0}", "Classified by {0}.", "(U) 9. (C) {0}", "{0} (C)",
)  # fmt: skip
ENDS = ("{0}", "{0}\nBT\n#0512\nNNNN", "BT\n#0999", "({0})", "")

word = st.sampled_from(SECRETS).flatmap(lambda one: st.sampled_from((one, one.upper())))


def part(choices: tuple[str, ...]) -> st.SearchStrategy[str]:
    return st.builds(lambda text, one, two: text.format(one, two), st.sampled_from(choices), word, word)


places = st.integers(0, len(HEAD) - 1)
head = st.one_of(
    st.just(HEAD),
    st.just([]),
    st.builds(lambda at, one: [*HEAD[:at], one, *HEAD[at + 1 :]], places, part(("{0}", "{0} 12"))),
)
cable = st.builds(
    lambda lines, parts, body, end: "\n".join([*lines, "", *(f"{one}\n" for one in (*parts, *body)), end]),
    head,
    st.tuples(*map(part, (CLASSIFICATION, CAPTIONS, ORDERS, TAGS, SUBJECTS, REFERENCES, AUTHORITY))),
    st.lists(part(BODY), max_size=8),
    part(ENDS),
)


@cache
def installed() -> Registry:
    return load_registry(isolated=True)


def lint(text: str, profile: str = "state", *, with_excerpts: bool = False) -> Report:
    run = Run(Settings(select=("ALL",), profile=profile, catalogue=("run",)), installed(), with_excerpts=with_excerpts)
    source = Source(text)
    run.add("invented.cable", source)
    return run.report(lambda _path: source)


def reports(text: str, profile: str = "state") -> dict[str, str]:
    """What each format says of a cable when everything is asked for but its text."""
    report = lint(text, profile, with_excerpts=True)
    places = " ".join(finding.place for finding in report)
    rules = tuple(entry.rule for entry in installed())
    shown = {form: "".join(reporter(form)(report, Presentation(rules=rules, statistics=True))) for form in FORMATS}
    return shown | {"baseline": places}


@settings(max_examples=100)
@given(cable, st.sampled_from(("state", "ic", "dod", "cui")))
def test_no_word_of_the_text_gets_out(text: str, profile: str) -> None:
    for form, shown in reports(text, profile).items():
        folded = shown.casefold()
        for secret in SECRETS:
            assert secret.casefold() not in folded, (form, secret)


@settings(max_examples=100)
@given(cable)
def test_fingerprints_are_the_same_for_other_words(text: str) -> None:
    other = text
    for number, secret in enumerate(SECRETS):
        other = other.replace(secret, f"{{{number}a}}").replace(secret.upper(), f"{{{number}b}}")
    for number in range(len(SECRETS)):
        changed = SECRETS[number - 1]
        other = other.replace(f"{{{number}a}}", changed).replace(f"{{{number}b}}", changed.upper())
    assert [(one.code, one.fingerprint) for one in lint(text)] == [(one.code, one.fingerprint) for one in lint(other)]


def test_the_words_would_be_found() -> None:
    """The tests above could not fail if nothing were ever found, or only in lines without such a word."""
    report = lint(f"UNCLAS WINDHOEK 000512\n\n1. (C) {SECRETS[0]} was there.\n", with_excerpts=True)
    assert SECRETS[0] in "".join(reporter("json")(report, Presentation(show_source=True)))
