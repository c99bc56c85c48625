"""Measures a keystroke in an editor: from the change that is sent to the findings that come back.

    python benchmarks/server.py [--keys 200] [--quick]

The command itself is measured, on its own wire, with cables of 60 KB (`generate.py`): one that is clean, one with a
mark missing in every third paragraph, and a file of six. The milliseconds of a keystroke depend on the machine and on
what else it does; the limit of 50 is for an idle one. What decides is the processor time of the server, against a lint
of the same text in this process: it may be twice that.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import re
import subprocess
import sys
import time
from pathlib import Path
from statistics import median, quantiles
from typing import Any, NamedTuple

from cablelint import lint_text
from generate import LONG, USUAL, cable
from measure import Budget, check, seconds

LIMIT = 50.0
"""Milliseconds of a keystroke."""
RATIO = 2.0
"""Of the processor time of a keystroke to that of a lint."""
_URI = "file:///measured.cable"


class Server:
    """The command, and what is said to it."""

    def __init__(self) -> None:
        self._process = subprocess.Popen(
            [sys.executable, "-m", "cablelint", "server", "--isolated"], stdin=subprocess.PIPE, stdout=subprocess.PIPE
        )
        self._number = 0
        self.ask("initialize", {"capabilities": {}, "processId": None, "rootUri": None})
        self.tell("initialized", {})

    def tell(self, method: str, params: object, **more: object) -> None:
        """Send a notification."""
        body = json.dumps({"jsonrpc": "2.0", "method": method, "params": params, **more}).encode()
        wire = self._process.stdin
        assert wire is not None
        wire.write(b"Content-Length: %d\r\n\r\n%b" % (len(body), body))
        wire.flush()

    def ask(self, method: str, params: object) -> Any:
        """Send a request; its result."""
        self._number += 1
        self.tell(method, params, id=self._number)
        while (message := self._next()).get("id") != self._number:
            pass
        return message["result"]

    def found(self, version: int) -> list[Any]:
        """Wait for the findings of a version of the document."""
        while True:
            params = self._next().get("params", {})
            if params.get("version") == version:
                return list(params["diagnostics"])

    def cpu(self) -> float:
        """The seconds of processor time so far, 0 where the system does not tell."""
        stat = Path(f"/proc/{self._process.pid}/stat")
        if not stat.exists():
            return 0.0
        user, system = stat.read_text().rpartition(")")[2].split()[11:13]
        return (int(user) + int(system)) / float(os.sysconf("SC_CLK_TCK"))

    def leave(self) -> None:
        """End the command."""
        self.ask("shutdown", None)
        self.tell("exit", None)
        assert self._process.stdin is not None
        self._process.stdin.close()
        self._process.wait()

    def _next(self) -> dict[str, Any]:
        wire = self._process.stdout
        assert wire is not None
        length = 0
        while (line := wire.readline().strip()) or not length:
            if line.startswith(b"Content-Length"):
                length = int(line.split(b":")[1])
        answer: dict[str, Any] = json.loads(wire.read(length))
        return answer


class Measured(NamedTuple):
    """What keystrokes in a text cost: milliseconds of each, and how many times the processor time of a lint."""

    times: list[float]
    ratio: float
    findings: int


def texts() -> dict[str, str]:
    """The texts by what they are called."""
    clean = cable(1, LONG)
    number = 0

    def third(mark: re.Match[str]) -> str:
        nonlocal number
        number += 1
        return mark[1] if number % 3 == 0 else mark[0]

    faulty = re.sub(r"^(\d+\. )\([A-Z]\) ", third, clean, flags=re.M)
    return {"clean": clean, "faulty": faulty, "six cables": "\n".join(cable(seed, USUAL) for seed in range(6))}


def measure(text: str, keys: int) -> Measured:
    """Type letters here and there into a text, and take them out again."""
    server, chance = Server(), random.Random(1)
    item = {"uri": _URI, "languageId": "cable", "version": 1, "text": text}
    server.tell("textDocument/didOpen", {"textDocument": item})
    findings = len(server.found(1))
    lines = text.split("\n")
    times = []
    before = server.cpu()
    for number in range(keys):
        if number % 2 == 0:
            line = chance.randrange(40, len(lines))
            column = chance.randint(0, len(lines[line]))
        start = {"line": line, "character": column}
        end = {"line": line, "character": column + number % 2}
        change = {"range": {"start": start, "end": end}, "text": "" if number % 2 else "e"}
        begin = time.perf_counter()
        document = {"uri": _URI, "version": number + 2}
        server.tell("textDocument/didChange", {"textDocument": document, "contentChanges": [change]})
        server.found(number + 2)
        times.append((time.perf_counter() - begin) * 1_000)
    spent = (server.cpu() - before) / keys
    server.leave()
    lint_text(text)
    lint = median(seconds(lambda: lint_text(text)) for _ in range(9))
    return Measured(times, spent / lint, findings)


def main() -> int:
    """Measure each text, and say how it stands."""
    parser = argparse.ArgumentParser(description="Measure a keystroke in an editor.")
    parser.add_argument("--keys", type=int, default=200)
    parser.add_argument("--quick", action="store_true", help="fewer keystrokes, as CI runs it")
    options = parser.parse_args()
    keys = 60 if options.quick else options.keys

    def ratio_of(name: str, text: str) -> float:
        measured = measure(text, keys)
        middle, high = median(measured.times), quantiles(measured.times, n=20)[-1]
        verdict = "under" if middle < LIMIT else "OVER, on this machine and now,"
        print(
            f"  {name}, {len(text) / 1_000:.0f} KB, {measured.findings} findings: a keystroke is answered in"
            f" {middle:.0f} ms (95 % in {high:.0f}), {verdict} {LIMIT:.0f}"
        )
        return measured.ratio

    budgets = [
        Budget(f"a keystroke against a lint, {name}", RATIO, lambda name=name, text=text: ratio_of(name, text))  # type: ignore[misc]
        for name, text in texts().items()
    ]
    return 0 if check(budgets) else 1


if __name__ == "__main__":
    sys.exit(main())
