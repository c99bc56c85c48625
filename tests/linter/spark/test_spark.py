"""The same rows from a cluster as from one machine: a local master of two workers.

Marked `spark`, for it needs pyspark (300 MB) and Java 17: `pytest -m spark`. As root on Debian it installs the JRE
itself; elsewhere it has to be there.
"""

from __future__ import annotations

import datetime
import os
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from cablelint.archive import run as archive_run
from cablelint.rule.registry import load_registry
from cablelint.settings.settings import Settings
from corpora import write
from support.work import HUNG

pytestmark = pytest.mark.spark
ROOT = Path(__file__).parents[3]
_JRE = "openjdk-17-jre-headless"
_TODAY = "2026-01-05"
_LIBRARIES = (
    "pyspark", "py4j", "pyarrow", "pyarrow.libs", "numpy", "numpy.libs", "pandas", "pandas.libs", "dateutil", "six.py",
)  # fmt: skip


@pytest.fixture(scope="module")
def java() -> None:
    """A Java runtime. What is missing is said in a sentence."""
    if shutil.which("java") is not None:
        return
    if not (hasattr(os, "geteuid") and os.geteuid() == 0 and shutil.which("apt-get")):
        pytest.fail(f"the tests of Spark need Java 17: install it (on Debian: sudo apt-get install {_JRE})")
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    subprocess.run(["apt-get", "update", "--quiet=2"], check=True, env=environment)
    subprocess.run(
        ["apt-get", "install", "--quiet=2", "--no-install-recommends", "--yes", _JRE], check=True, env=environment
    )


def without_cablelint(folder: Path) -> dict[str, str]:
    """An environment whose Python has Spark and Arrow, and no cablelint: an executor's that was given nothing."""
    import pyspark

    folder.mkdir()
    site = Path(pyspark.__file__).parents[1]
    for name in _LIBRARIES:
        if (site / name).exists():
            (folder / name).symlink_to(site / name)
    assert Path(pa.__file__).parents[1] == site
    python = str(Path(sys.base_prefix) / "bin" / f"python{sys.version_info.major}.{sys.version_info.minor}")
    return {
        **{name: value for name, value in os.environ.items() if not name.startswith(("PYTHON", "SPARK"))},
        "PYTHONPATH": str(folder), "PYSPARK_PYTHON": python, "PYSPARK_DRIVER_PYTHON": python, "PYTHONNOUSERSITE": "1",
        "SPARK_LOCAL_IP": "127.0.0.1", "SPARK_HOME": str(site / "pyspark"),
    }  # fmt: skip


def shipped(folder: Path) -> str:
    """cablelint and what it needs as `--py-files` takes them: wheels, whose names end in `.zip`."""
    wheels = folder / "wheels"
    subprocess.run(
        [sys.executable, "-m", "pip", "wheel", "--quiet", "--wheel-dir", str(wheels), str(ROOT)],
        check=True, capture_output=True,
    )  # fmt: skip
    return ",".join(str(wheel.rename(wheel.with_suffix(".zip"))) for wheel in sorted(wheels.glob("*.whl")))


def test_a_cluster_says_the_same_row_for_row(java: None, tmp_path: Path) -> None:
    archive = tmp_path / "cables.parquet"
    write(archive, 40)
    table = pq.read_table(archive)
    damaged = table.slice(0, 1).set_column(2, "text", pa.chunked_array([pa.array([None], pa.string())]))
    with pq.ParquetWriter(archive, table.schema) as writer:
        writer.write_table(table, row_group_size=15)
        writer.write_table(damaged)
    one = tmp_path / "one.parquet"
    settings = Settings(catalogue=("run",), today=datetime.date.fromisoformat(_TODAY))
    archive_run.check([str(archive)], str(one), settings, load_registry(isolated=True))

    environment = without_cablelint(tmp_path / "site")
    script = tmp_path / "job.py"
    with zipfile.ZipFile(next(iter(shipped(tmp_path).split(",")))) as wheel:
        script.write_bytes(wheel.read("cablelint/spark/job.py"))
    files = ",".join(str(path) for path in sorted((tmp_path / "wheels").glob("*.zip")))
    submit = [
        str(Path(environment["SPARK_HOME"]) / "bin" / "spark-submit"),
        "--master",
        "local[2]",
        "--py-files",
        files,
    ]
    for option in ("spark.ui.enabled=false", "spark.sql.shuffle.partitions=2", "spark.default.parallelism=2"):
        submit += ["--conf", option]
    options = ("--catalogue", "run", "--today", _TODAY, "--isolated")
    done = subprocess.run(
        [*submit, str(script), str(archive), str(tmp_path / "out"), *options],
        env=environment, cwd=tmp_path, capture_output=True, text=True, check=False, timeout=HUNG,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr[-3_000:]

    for name, middle in (("findings", ""), ("facts", ".facts"), ("references", ".references")):
        there = sorted(map(repr, pq.read_table(tmp_path / "out" / name).to_pylist()))
        here = sorted(map(repr, pq.read_table(tmp_path / f"one{middle}.parquet").to_pylist()))
        assert there == here
        assert there
