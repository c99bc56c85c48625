"""Takes the snapshots anew: `PYTHONPATH=tests:fuzz:benchmarks python -m snapshots`."""

from snapshots.record import update

update()
