"""A process of one state of the project: it measures what it is told to, a line for a line, until its input ends.

The packages on its path are that state's own, `warm.py` among them; this file is the same for all. The first line is
the shapes with their texts, as JSON; each further one is a step and a shape, and is answered with processor seconds.
"""

from __future__ import annotations

import gc
import json
import sys
import time

from cablegrammar import parse_messages
from warm import Linter


def main() -> None:
    """Answer until there is nothing more to measure."""
    shapes: dict[str, list[str]] = json.loads(sys.stdin.readline())
    linter = Linter()

    def parse(texts: list[str]) -> None:
        for text in texts:
            parse_messages(text)

    steps = {"parse": parse, "lint": linter.lint}
    print("ready", flush=True)
    for line in sys.stdin:
        step, shape = line.split()
        gc.collect()
        begin = time.process_time()
        steps[step](shapes[shape])
        print(time.process_time() - begin, flush=True)


if __name__ == "__main__":
    main()
