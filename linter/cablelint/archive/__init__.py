"""Archives as they are: tables, packed files and folders with any number of cables, linted batch by batch.

It needs the extra `archive` (pyarrow). `lint_batches` takes Arrow record batches and gives Arrow record batches; the
command line, a loop of one's own and a cluster (`cablelint.spark`) all run it.

`sources.py` reads rows of an archive, `linting.py` lints a batch of them, `schema.py` says what comes out, `parts.py`
keeps what was done, `resolving.py` runs the rules about all cables, `tables.py` writes the result, `run.py` does it
all, `report.py` tells of it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from cablelint.archive.linting import lint_batches

__all__ = ["lint_batches"]


def spare_memory() -> None:
    """Let Arrow give back what it does not need, and start no threads: processes share the work. For the command line,
    which is the only one in its process.
    """
    import pyarrow as pa

    pa.set_memory_pool(pa.system_memory_pool())
    pa.set_cpu_count(1)
    pa.set_io_thread_count(1)


def __getattr__(name: str) -> Any:
    """Import on first use: pyarrow is an extra."""
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from cablelint.archive.extra import require

    require("archive", "pyarrow")
    from cablelint.archive import linting

    return getattr(linting, name)
