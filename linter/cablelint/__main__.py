"""`python -m cablelint`, and the entry point of the `cablelint` command."""

from __future__ import annotations

from cablelint.cli import cli


def main() -> None:
    """Run the command line and leave with its exit code."""
    cli(prog_name="cablelint")


if __name__ == "__main__":
    main()
