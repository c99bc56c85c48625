"""The templates of HTML pages, whoever writes them: how they are read, and the head that all of them have."""

from __future__ import annotations

from functools import cache

import jinja2

from cablelint.reporters.json_ import dump


@cache
def templates(package: str, folder: str) -> jinja2.Environment:
    """The templates in a folder of a package, and `head.html`, which takes `policy` and `version`.

    Every value in them is escaped; `tojson` writes ASCII that neither markup nor a runner reads.
    """
    shared = jinja2.PackageLoader("cablelint.reporters.html", "page")
    environment = jinja2.Environment(
        loader=jinja2.ChoiceLoader([jinja2.PackageLoader(package, folder), shared]),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.policies["json.dumps_function"] = dump
    environment.policies["json.dumps_kwargs"] = {}
    return environment
