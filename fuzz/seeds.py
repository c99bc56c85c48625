"""What the targets begin with. All of it is made when it is asked for, of the examples and of the invented cables."""

from __future__ import annotations

import os
import re
import shutil
import sqlite3
import tempfile
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from random import Random

from cablegrammar.vocabulary.markings import register
from cablelint.catalogue.build import build
from cablelint.rule.registry import load_registry
from cablelint.settings.settings import Settings
from support.forms import FORMS, whole_cable
from support.hostile import HEAD, PIECES

ROOT = Path(__file__).resolve().parent.parent
_MARK = re.compile(r"\([A-Z]{1,3}(?:/[^()\n]{1,40})?\)")
_DRAWN = 60
_LONG_AGO = 1_700_000_000


def examples() -> Iterator[Path]:
    """The files of the examples."""
    return (file for folder in ("clean", "faulty") for file in sorted((ROOT / "examples" / folder).glob("*.cable")))


def cables() -> Iterator[bytes]:
    """The examples, a cable of each form, and some damaged ones."""
    yield from (file.read_bytes() for file in examples())
    yield from (text.encode() for text in FORMS.values())
    chance = Random(1)
    yield from (whole_cable(chance).encode("utf-8", "replace") for _ in range(_DRAWN))


def markings() -> Iterator[bytes]:
    """The examples of the rules that judge markings, and every marking of the register with a level before it."""
    for rule in load_registry(isolated=True).rules:
        for example in rule.rule.examples:
            found = _MARK.findall(f"{example.bad}\n{example.good}")
            yield from (mark.encode() for mark in found)
    for entry in register():
        yield f"SECRET//{entry.title}".encode()
        yield f"(S//{entry.portion})".encode()
    yield from (b"SECRET//REL TO USA, GBR", b"(C//REL)", b"//NATO SECRET", b"//JOINT SECRET CAN USA", b"CUI//SP-PRVCY")
    yield from (
        b"C O N F I D E N T I A L SECTION 01 OF 02 SUVA 000512",
        b"(TS//SI-G ABCD//OC/NF)",
        b"CONFIDENTIAL - ENTIRE TEXT",
    )


def portions() -> Iterator[bytes]:
    """A few markings, one a line."""
    every = [mark for mark in markings() if mark.startswith(b"(")]
    chance = Random(2)
    for _ in range(_DRAWN):
        yield b"\n".join(chance.sample(every, chance.randint(1, 6)))


def configurations() -> Iterator[bytes]:
    """The configurations that the documentation shows, and each setting once."""
    for file in (ROOT / "docs" / "configuration.md", ROOT / "README.md"):
        for block in re.findall(r"```toml\n(.*?)```", file.read_text(encoding="utf-8"), re.S):
            yield block.encode()
            yield block.replace("[tool.cablelint]", "").encode()
    yield b'profile = "ic"\nas-of = 2016-12-31\nselect = ["ALL"]\nfail-on = "error"\n'
    yield b'[tool.cablelint]\ncatalogue = ["run", "ids.txt"]\n[tool.cablelint.severity]\nPOR = "info"\n'
    yield b'[[per-file-ignores]]\nfiles = "*.cable"\nrules = ["POR001"]\nreason = "a lamp"\n'


def id_lists() -> Iterator[bytes]:
    """Ids, a line each and in columns."""
    yield b"# complete-for: WINDHOEK, SUVA; 2007-2009\n08WINDHOEK512\n2008 SUVA 000100\n08STATE70412\n"
    yield b"id,date,classification,subject\n08WINDHOEK512,2008-07-14,CONFIDENTIAL,lamps\n08SUVA3,7/14/2008,SECRET,\n"
    yield b"MRN;Created;Level\n08 SUVA 100;2008-01-02 03:04:05;UNCLASSIFIED//FOUO\n"
    yield b'refid\tsubject\n08LJUBLJANA354\t"a\nlamp"\n'
    yield b"\xef\xbb\xbf08SUVA1\r\n08SUVA2\r\n"


def indexes() -> Iterator[bytes]:
    """An index of the examples, and one that holds nothing. No clock and no path of this machine is in them."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        cables = shutil.copytree(ROOT / "examples" / "clean", folder / "cables")
        (folder / "none").mkdir()
        for file in cables.iterdir():
            os.utime(file, (_LONG_AGO, _LONG_AGO))
        for held in (cables, folder / "none"):
            index = folder / f"{held.name}.sqlite"
            build(index, [str(held)], lambda _: Settings())
            with closing(sqlite3.connect(index)) as opened, opened:
                opened.execute("UPDATE facts SET value = '2024-03-01T12:00:00+00:00'")
            yield index.read_bytes()


def pieces() -> Iterator[bytes]:
    """Pieces that might cost more than their length, below a head and alone."""
    for piece in PIECES:
        yield piece.encode()
        yield f"{HEAD[-380:]}|~|{piece}|~|x".encode()
    for text in FORMS.values():
        yield from (f"{line}\n".encode() for line in text.split("\n")[::7] if line.strip())
