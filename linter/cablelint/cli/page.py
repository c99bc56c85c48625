"""`cablelint page`: cablelint as one file that runs in a browser."""

from __future__ import annotations

import click

from cablelint.cli.options import Command, Option
from cablelint.cli.streams import notify
from cablelint.page.runtime import ARCHIVE, PACKAGE


@click.command(
    cls=Command,
    name="page",
    epilog=f"""\b
Examples:
  npm pack {PACKAGE}
  cablelint page --output cablelint.html
  cablelint page --runtime /media/{ARCHIVE} --output cablelint.html

\b
Exit codes: 0 written, 2 wrong usage, or the interpreter is not there.""",
)
@click.option(
    "--output", "-o", cls=Option, section="Output", metavar="FILE", required=True, help="Write the page to this file."
)
@click.option(
    "--runtime", cls=Option, section="The interpreter", metavar="FILE-OR-FOLDER",
    help="Pyodide as npm has it: its tarball, or the folder into which it was unpacked.  [default:"
    f" {ARCHIVE} or node_modules/pyodide in the working directory]",
)  # fmt: skip
def command(output: str, runtime: str | None) -> None:
    """Write cablelint as one HTML file that runs in a browser, for networks where nothing can be installed.

    The page needs no server and no network, and forbids its browser every connection. It brings its Python along:
    Pyodide, which you fetch once where there is a network. cablelint itself fetches nothing.
    """
    from cablelint.errors import UsageError
    from cablelint.fixes.atomic import reason, write_whole
    from cablelint.page.runtime import find_runtime

    try:
        from cablelint.page.document import page
    except ModuleNotFoundError as error:
        if error.name not in ("jinja2", "markupsafe"):
            raise
        raise UsageError(
            f"the page needs {error.name}, which is not installed: pip install 'cablelint[page]'"
        ) from error
    pieces, compiled = page(find_runtime(runtime))
    try:
        write_whole(output, pieces)
    except OSError as error:
        raise click.UsageError(f"{output} cannot be written: {reason(error)}") from error
    if not compiled:
        notify(["the page will start a few seconds later than it could: make it with Python 3.13, or where node is"])
