"""Compiles modules ahead, so that the browser need not: a third of the start is left.

It runs in the Python of the page, wherever that is: it uses the standard library alone, and nothing of cablelint.
"""

import io
import marshal
import zipfile
from collections.abc import Mapping
from importlib.util import MAGIC_NUMBER, source_hash

_UNCHECKED = (0b01).to_bytes(4, "little")
"""The flags of bytecode that knows its source by a hash which nobody compares: the source is not there."""


def compiled(modules: Mapping[str, bytes]) -> dict[str, bytes]:
    """The files with each `.py` replaced by its `.pyc`; a source that does not compile stays."""
    made = {}
    for name, content in modules.items():
        if name.endswith(".py"):
            try:
                code = compile(content, name, "exec", dont_inherit=True, optimize=0)
            except SyntaxError:
                made[name] = content
            else:
                made[f"{name}c"] = MAGIC_NUMBER + _UNCHECKED + source_hash(content) + marshal.dumps(code)
        else:
            made[name] = content
    return made


def unzipped(archive: bytes) -> dict[str, bytes]:
    """The files of a zip archive by their names."""
    with zipfile.ZipFile(io.BytesIO(archive)) as opened:
        return {name: opened.read(name) for name in opened.namelist() if not name.endswith("/")}


def zipped(modules: Mapping[str, bytes]) -> bytes:
    """A zip archive that is not compressed, alike for the same files: what holds it is compressed as a whole."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        for name in sorted(modules):
            archive.writestr(zipfile.ZipInfo(name), modules[name])
    return made.getvalue()
