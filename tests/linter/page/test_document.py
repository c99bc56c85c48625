"""The page as a file: one piece, under a policy that forbids everything that is not in it."""

from __future__ import annotations

import base64
import gzip
import hashlib
import json
import re
from functools import cache

import pytest

from cablelint.page import document
from cablelint.page.bytecode import unzipped
from cablelint.page.document import page
from cablelint.page.modules import packages, standard_library
from support.html_page import Taken
from support.page import small_runtime


@cache
def made() -> str:
    """A page whose modules are sources: to compile them would take most of the time."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(document, "compile_ahead", lambda *_: None)
        pieces, compiled = page(small_runtime())
        assert not compiled
        return "".join(pieces)


@cache
def taken() -> Taken:
    return Taken(made())


def payload(id: str) -> bytes:
    (text,) = (text for _, attributes, text in taken().raw if attributes.get("id") == id)
    return gzip.decompress(base64.b64decode(text))


def policy() -> dict[str, list[str]]:
    (said,) = (one["content"] for one in taken().of("meta") if one.get("http-equiv") == "Content-Security-Policy")
    assert said is not None
    return {name: values for name, *values in (part.split() for part in said.split("; "))}


def test_the_policy_forbids_every_connection() -> None:
    assert policy()["default-src"] == ["'none'"]
    assert policy()["connect-src"] == ["'none'"]
    assert policy()["base-uri"] == policy()["form-action"] == ["'none'"]
    assert policy()["worker-src"] == ["blob:"]
    assert policy()["require-trusted-types-for"] == ["'script'"]
    assert policy()["trusted-types"] == ["cablelint"]
    assert sorted(policy()) == [
        "base-uri", "connect-src", "default-src", "form-action", "require-trusted-types-for", "script-src", "style-src",
        "trusted-types", "worker-src",
    ]  # fmt: skip


def test_the_policy_knows_each_script_and_style_by_its_hash_and_no_other() -> None:
    for kind, besides in (("script", ["'wasm-unsafe-eval'"]), ("style", [])):
        texts = [text for tag, attributes, text in taken().raw if tag == kind and "type" not in attributes]
        hashes = [f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'" for text in texts]
        assert policy()[f"{kind}-src"] == [*hashes, *besides]
        assert len(texts) > 1


def test_nothing_is_fetched_and_no_link_leads_away() -> None:
    for tag, attributes in taken().elements:
        for name, value in attributes.items():
            assert name not in ("src", "srcset", "action", "ping", "background"), tag
            assert not name.startswith("on"), tag
            if name == "href":
                assert str(value).startswith("#"), tag
    assert not [tag for tag, _ in taken().elements if tag in ("link", "img", "iframe", "object", "embed", "base")]
    assert made().isascii()


def test_the_scripts_of_the_page_ask_for_nothing_and_keep_nothing() -> None:
    scripts = "".join(text for tag, attributes, text in taken().raw if tag == "script" and "type" not in attributes)
    ways_out = (
        r"fetch\(|XMLHttpRequest|WebSocket|sendBeacon|localStorage|sessionStorage|indexedDB|cookie|innerHTML|eval\("
    )
    assert not re.findall(ways_out, scripts)


def test_it_carries_the_modules_and_what_they_read() -> None:
    index, _, content = payload("modules").partition(b"\n")
    sizes = json.loads(index)
    assert sum(size for _, size in sizes) == len(content)
    names = {name for name, _ in sizes}
    for needed in ("cablegrammar/lines/cable.lark", "cablerules/duty.py", "cablelint/page/session.py", "lark/lark.py"):
        assert needed in names
    assert not [name for name in names if name.startswith(("click", "cablelint/cli", "cablelint/page/web"))]
    assert sorted(unzipped(payload("library"))) == ["json/__init__.py", "token.py"]


def test_the_worker_shuts_its_ways_out_before_anything_else_runs() -> None:
    script = payload("worker-script").decode()
    order = [script.index(word) for word in ("XMLHttpRequest", "_createPyodideModule", "var loadPyodide", "onmessage")]
    assert order == sorted(order)


def test_the_same_page_is_made_again() -> None:
    first = made()
    made.cache_clear()
    assert made() == first


def test_the_example_is_invented() -> None:
    assert payload("example-text").startswith(b"UNCLASSIFIED EXERCISE - INVENTED TEXT - NOT A REAL CABLE\n")


def test_an_archive_of_modules_is_a_line_and_the_files() -> None:
    assert document.archive({"b": b"22", "a": b"1\n"}) == b'[["a", 2], ["b", 2]]\n1\n22'


def test_what_is_imported_is_carried() -> None:
    """Every module of the packages is either carried, or below what is left out on purpose."""
    carried = packages()
    assert "cablelint/engine/run.py" in carried
    assert "lark/grammars/common.lark" in carried
    library = standard_library(small_runtime().files["python_stdlib.zip"])
    assert sorted(library) == ["json/__init__.py", "token.py"]
