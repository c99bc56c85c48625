"""Takes the snapshots anew, or shows what is taken of one input.

PYTHONPATH=tests:fuzz:benchmarks python -m snapshots ['form acp127, damaged 1']
"""

import sys

from snapshots.record import show, update

for name in sys.argv[1:]:
    show(name)
if not sys.argv[1:]:
    update()
