"""Throws inputs at cablelint until it fails, for a given time or a given number of inputs.

    python -m fuzz lint --seconds 600        # one target; `all` shares the time among them
    python -m fuzz lint --inputs 5000        # by chance: the same inputs on every machine, whatever time they take
    python -m fuzz all --replay              # what was kept in fuzz/corpus, and what the targets begin with
    python -m fuzz lint --smallest FILE      # make a failing input small

Status 1 when something failed. The input of each failure, made small, is in fuzz/failures/TARGET.
"""

from __future__ import annotations

import argparse
import atexit
import importlib.util
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

HERE = Path(__file__).resolve().parent
sys.path[:0] = [str(HERE), str(HERE.parent / "tests")]

if TYPE_CHECKING:
    from session import Session
    from targets import Target

NAMES = ("lint", "marking", "banner", "configuration", "ids", "catalogue", "growth")
CORPUS = HERE / "corpus"
_PACKAGES = ["cablegrammar", "cablelint", "cablerules"]


def main() -> int:
    """Run the command."""
    parser = argparse.ArgumentParser(prog="python -m fuzz", description="Throw inputs at cablelint until it fails.")
    parser.add_argument("target", choices=("all", *NAMES))
    parser.add_argument("--seconds", type=float, default=60, help="how long  [default: 60]")
    parser.add_argument(
        "--inputs", type=_number, metavar="N",
        help="how many, in place of a time: by chance, so that a seed gives the same ones everywhere",
    )  # fmt: skip
    parser.add_argument("--seed", type=int, default=1, help="another one gives other inputs  [default: 1]")
    parser.add_argument(
        "--engine", choices=("auto", "atheris", "chance"), default="auto",
        help="atheris looks at the code that an input reaches; chance needs nothing but Python  [default: atheris if it"
        " is installed]",
    )  # fmt: skip
    parser.add_argument(
        "--corpus", type=Path, help="where Atheris keeps inputs that reach new code  [default: nowhere]"
    )
    parser.add_argument("--failures", type=Path, default=HERE / "failures", help="where failing inputs go")
    parser.add_argument("--replay", action="store_true", help="run only what was kept, and what the targets begin with")
    parser.add_argument("--smallest", type=Path, metavar="FILE", help="make this failing input small, and print it")
    given = parser.parse_args()
    if given.inputs is not None:
        if given.engine == "atheris":
            parser.error("--inputs makes inputs by chance: Atheris chooses them by what they reach")
        given.engine = "chance"
    if given.target == "all":
        return _each(given)
    return _one(given)


def _number(text: str) -> int:
    """A number of inputs. Raises what argparse tells the user for what is none."""
    if not text.isascii() or not text.isdecimal() or not int(text):
        raise argparse.ArgumentTypeError(f"{text!r} is no number of inputs")
    return int(text)


def _each(given: argparse.Namespace) -> int:
    """Every target in a process of its own: Atheris ends the one that it runs in."""
    place = sys.argv.index("all")
    status = 0
    for name in NAMES:
        arguments = [*sys.argv[1:place], name, *sys.argv[place + 1 :], "--seconds", str(given.seconds / len(NAMES))]
        status = max(status, abs(subprocess.run([sys.executable, str(HERE), *arguments], check=False).returncode))
    return min(status, 1)


def _one(given: argparse.Namespace) -> int:
    by_coverage = _is_covered(given)
    target = _target(given.target, by_coverage=by_coverage)
    import session as sessions

    session = sessions.Session(target, given.failures)
    if given.smallest is not None:
        return _make_small(session, given.smallest)
    if given.replay:
        sessions.replay(session, kept(given.target))
    else:
        begin = [*target.seeds(), *(file.read_bytes() for file in kept(given.target))]
        if by_coverage:
            corpus = given.corpus or _temporary()
            corpus.mkdir(parents=True, exist_ok=True)
            sessions.by_coverage(session, begin, corpus, given.seconds, given.seed)
        sessions.by_chance(session, begin, given.seconds, given.seed, given.inputs)
    print(session.told())
    return 1 if session.found else 0


def _is_covered(given: argparse.Namespace) -> bool:
    """Whether Atheris runs the target. Where it was not asked for and is not there, that is said."""
    if given.engine == "chance" or given.replay or given.smallest is not None:
        return False
    if importlib.util.find_spec("atheris") is not None:
        return True
    if given.engine == "atheris":
        raise SystemExit("Atheris is not installed: python -m pip install 'cablelint[fuzz]'")
    print(f"{given.target}: Atheris is not installed, so that inputs are made by chance", flush=True)
    return False


def _target(name: str, *, by_coverage: bool) -> Target:
    """The target. For Atheris the code that it reaches is watched from its import on."""
    if by_coverage:
        import atheris

        # It tells of each module that it watches, and of each input that reached something new.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stderr.fileno())
        with atheris.instrument_imports(include=_PACKAGES, enable_loader_override=False):
            import targets
    else:
        import targets
    return targets.TARGETS[name]


def _temporary() -> Path:
    """A folder that is gone when the process ends."""
    folder = tempfile.mkdtemp(prefix="cablelint-corpus-")
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    return Path(folder)


def kept(name: str) -> list[Path]:
    """The inputs that failed once, and must not again."""
    return sorted(file for file in (CORPUS / name).glob("*") if file.is_file())


def _make_small(session: Session, file: Path) -> int:
    from smallest import smallest

    data = file.read_bytes()
    fault = session.fault(data)
    if fault is None:
        print(f"{file} does not fail")
        return 0

    sys.stdout.buffer.write(smallest(data, session.fails_as(fault.key), 120.0))
    print(f"\n{fault}", file=sys.stderr)
    return 1


if __name__ == "__main__":
    sys.exit(main())
