"""Keeps what a run over an archive has done, batch by batch, so that a run that was killed goes on where it was.

A part is one file for each batch. It gets its name when it is whole, and not before: what has a name is done.
"""

from __future__ import annotations

import contextlib
import json
import os
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import asdict
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from cablegrammar.base.record import record
from cablelint.errors import UsageError
from cablelint.files.discovery import TEMPORARY
from cablelint.fixes.atomic import reason, write_whole
from cablelint.reporters.json_ import dump

PARTS = ".parts"
"""How the folder of a run is called, behind the name of its output."""
_KEY = "run.json"
_LINTED, _RESOLVED = ".linted.parquet", ".resolved.parquet"
_META = b"cablelint"
_COMPRESSION = "zstd"


@record
class Counts:
    """What is in some rows, in numbers."""

    rows: int = 0
    cables: int = 0
    errors: int = 0
    warnings: int = 0
    infos: int = 0
    ignored: int = 0
    passed_over: int = 0
    broken: int = 0
    """The rows that could not be read or checked to their end, or in which a rule failed."""
    not_looked_for: int = 0
    """The references that the catalogue does not claim."""
    notices: Mapping[str, int] | None = None

    def __add__(self, other: Counts) -> Counts:
        notices = Counter(self.notices or {}) + Counter(other.notices or {})
        numbers = {name: value + getattr(other, name) for name, value in asdict(self).items() if name != "notices"}
        return Counts(**numbers, notices=dict(notices))

    @property
    def findings(self) -> int:
        """All findings."""
        return self.errors + self.warnings + self.infos


def counts_of(batch: pa.RecordBatch, not_looked_for: int = 0) -> Counts:
    """The counts of a linted batch."""
    found = pc.list_flatten(batch.column("findings"))
    severities = Counter(found.field("severity").to_pylist())
    notices = Counter(pc.list_flatten(batch.column("notices")).to_pylist())

    def total(name: str) -> int:
        return int(pc.sum(batch.column(name).cast(pa.int64())).as_py() or 0)

    return Counts(
        batch.num_rows, total("cables"), severities["error"], severities["warning"], severities["info"],
        total("ignored"), total("passed_over"), total("broken"), not_looked_for, dict(notices),
    )  # fmt: skip


class Parts:
    """The parts of one run, in a folder of their own that only their owner can read.

    `key` is all that decides what the parts hold. A folder of a run with another key is not touched: `UsageError`.
    """

    def __init__(self, folder: Path, key: Mapping[str, Any]) -> None:
        self.folder = folder
        """There are parts of the same run before."""
        file = folder / _KEY
        text = dump(key, indent=1) + "\n"
        try:
            if file.exists():
                before = json.loads(file.read_text(encoding="utf-8"))
                other = [name for name in key if json.loads(text)[name] != before.get(name)]
                if other:
                    raise UsageError(
                        f"{folder} holds an unfinished run with another {' and '.join(other)}; repeat the command of"
                        " that run to finish it, or use --restart to begin anew"
                    )
                for left in folder.glob(f"{TEMPORARY[0]}*{TEMPORARY[1]}"):
                    left.unlink(missing_ok=True)
            else:
                folder.mkdir(mode=0o700, parents=True, exist_ok=True)
                write_whole(str(file), [text])
        except OSError as error:
            raise UsageError(f"the folder {folder} cannot be written: {reason(error)}") from error
        except ValueError:
            raise UsageError(f"{file} is damaged; use --restart to begin anew") from None
        self.done = {int(path.name.partition(".")[0]) for path in folder.glob(f"*{_LINTED}")}
        """The numbers of the batches that are linted."""

    def linted(self, number: int) -> Path:
        """The file of a batch after linting."""
        return self.folder / f"{number:07}{_LINTED}"

    def resolved(self, number: int) -> Path:
        """The file of a batch after its references were resolved."""
        return self.folder / f"{number:07}{_RESOLVED}"

    def best(self, number: int) -> Path:
        """The last of these that is there."""
        resolved = self.resolved(number)
        return resolved if resolved.exists() else self.linted(number)

    def remove(self) -> None:
        """Take away the folder and all that is in it. Nothing else is in a folder of ours."""
        for path in self.folder.iterdir():
            path.unlink()
        self.folder.rmdir()


def holds_a_run(folder: Path | str) -> bool:
    """Whether a folder is one of ours."""
    return Path(folder, _KEY).is_file()


def restart(folder: Path) -> None:
    """Take away the parts of a run before. Raises `UsageError` for a folder that is not one of ours."""
    if not folder.exists():
        return
    if not holds_a_run(folder) or any(path.is_dir() for path in folder.iterdir()):
        raise UsageError(f"{folder} holds no run of cablelint, and was left alone")
    for path in sorted(folder.iterdir(), key=lambda path: path.name == _KEY):  # its mark goes last
        path.unlink()
    folder.rmdir()


def write_part(path: Path, batch: pa.RecordBatch, counts: Counts) -> None:
    """Write a part whole or not at all."""
    schema = batch.schema.with_metadata({_META: json.dumps(asdict(counts)).encode()})
    with replacing(path) as temporary, pq.ParquetWriter(temporary, schema, compression=_COMPRESSION) as writer:
        writer.write_batch(batch)


def counts_in(path: Path) -> Counts:
    """The counts of a part."""
    metadata = pq.read_schema(path).metadata or {}
    return Counts(**json.loads(metadata[_META]))


def read_part(path: Path) -> pa.RecordBatch:
    """The batch of a part."""
    table = pq.read_table(path, use_threads=False).combine_chunks()
    batches = table.to_batches()
    return batches[0] if batches else pa.RecordBatch.from_pylist([], schema=table.schema)


@contextlib.contextmanager
def replacing(path: Path) -> Iterator[Path]:
    """A file that takes the place of `path` when all went well; until then only its owner can read it."""
    temporary = path.with_name(f"{TEMPORARY[0]}{os.getpid()}-{path.name}{TEMPORARY[1]}")
    os.close(os.open(temporary, os.O_CREAT | os.O_TRUNC | os.O_WRONLY, 0o600))
    try:
        yield temporary
        temporary.replace(path)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise
