"""The page in a real browser: it starts from its file, tries no connection, and finds what the command finds.

These tests need the interpreter: CABLELINT_PYODIDE names npm's tarball of it (`tools/fetch_pyodide.py` fetches it).
Without it they are passed over; `.ci/run` fetches it and runs them.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from axe_playwright_python.base import AXE_SCRIPT  # type: ignore[import-untyped]
from playwright.sync_api import Browser, BrowserContext, Page

from cablelint.page.document import page as page_of
from cablelint.page.runtime import find_runtime
from support.browser import browser
from support.html_page import FAULTY
from support.page import EXAMPLES, Found, ask, command, of_command, of_page
from support.word import word

RUNTIME = os.environ.get("CABLELINT_PYODIDE")

pytestmark = [
    pytest.mark.pyodide,
    pytest.mark.skipif(not RUNTIME, reason="CABLELINT_PYODIDE names no tarball of Pyodide"),
]

_AXE = """axe.run({ resultTypes: ["violations"] }).then(
    ({ violations }) => violations.map(({ id, nodes }) => [id, nodes.map((node) => node.html)]))"""
_CHECKED = "#state:text-is('Ready')"
_STARTING = 120_000
"""Milliseconds. How long it really takes `benchmarks/page.py` measures, on a machine that does nothing else."""


class Watched:
    """A page that is open, with all that it said, asked for and was refused."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.said: list[str] = []
        self.asked: list[str] = []
        page.on("console", lambda message: self.said.append(message.text))
        page.on("pageerror", lambda error: self.said.append(str(error)))
        page.on("request", lambda request: self.asked.append(request.url))
        self.failed: dict[str, str | None] = {}
        page.on("requestfailed", lambda request: self.failed.update({request.url: request.failure}))

    def text(self, text: str, title: str = "cable") -> None:
        """Put a text in, as opening a file does, and wait until it has been checked."""
        self.page.evaluate("([text, title]) => { take(text, title); }", [text, title])
        self.settled()

    def settled(self) -> None:
        """Wait until what is there has been checked."""
        self.page.evaluate(
            "async () => { while (running || again || timer !== 0) await new Promise((go) => setTimeout(go, 5)); }"
        )
        self.page.wait_for_selector(_CHECKED)

    def value(self) -> str:
        return str(self.page.input_value("#text"))

    def found(self) -> Found:
        return of_page(self.page.evaluate("checked.findings"))


@pytest.fixture(scope="module")
def file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    pieces, compiled = page_of(find_runtime(RUNTIME))
    made = tmp_path_factory.mktemp("page") / "cablelint.html"
    made.write_text("".join(pieces), encoding="ascii")
    print("compiled ahead" if compiled else "sources", made.stat().st_size)
    return made


@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    with browser() as running:
        yield running


@contextmanager
def started(chromium: Browser, file: Path) -> Iterator[Watched]:
    """The page, ready, in a browser that has no network."""
    context: BrowserContext = chromium.new_context(viewport={"width": 1300, "height": 900}, offline=True)
    watched = Watched(context.new_page())
    watched.page.goto(file.as_uri())
    try:
        watched.page.wait_for_selector(f"{_CHECKED}, #trouble:visible", timeout=_STARTING)
        assert not watched.page.locator("#trouble").is_visible(), watched.page.inner_text("#trouble")
        yield watched
    finally:
        context.close()


@pytest.fixture(scope="module")
def opened(chromium: Browser, file: Path) -> Iterator[Watched]:
    with started(chromium, file) as watched:
        yield watched


@pytest.fixture
def here(opened: Watched) -> Iterator[Watched]:
    """The one page of these tests, empty and as it is at first. It says nothing to the console meanwhile."""
    opened.page.set_viewport_size({"width": 1300, "height": 900})
    opened.page.emulate_media(color_scheme="light", media="screen")
    opened.page.evaluate("() => { location.hash = '#/'; byId('options').reset(); route(); }")
    opened.text("")
    opened.said.clear()
    yield opened
    assert opened.said == []


def test_the_findings_of_every_example_are_those_of_the_command(here: Watched) -> None:
    told = of_command(*EXAMPLES)
    for example in EXAMPLES:
        here.text(example.read_text(encoding="utf-8"), str(example))
        assert here.found() == told[str(example)], example
        assert here.page.locator(".note .message").all_inner_texts() == [str(one[3]) for one in here.found()]


def test_no_connection_is_tried_and_none_would_be_made(here: Watched, file: Path) -> None:
    """Everything that the page does, without a word to the console; and what a stranger's script would try, refused."""
    page = here.page
    here.text(FAULTY)
    page.click("#repair")
    page.click("a[data-view=banner]")
    page.click("a[data-view=mark]")
    page.fill("#asked", "(S//NF)")
    page.click("#ask button")
    page.wait_for_selector("#meaning .part")
    page.click("a[data-view=cable]")
    page.click(".note a.code >> nth=0")
    page.wait_for_selector("#rule .lead")
    assert {address.split(":")[0] for address in here.asked} == {"file", "blob"}
    assert {address for address in here.asked if address.startswith("file")} == {file.as_uri()}
    assert here.said == []
    refused = page.evaluate(
        """async () => {
          const broken = [];
          addEventListener("securitypolicyviolation", (event) => broken.push(event.effectiveDirective));
          const tried = await Promise.allSettled([
            fetch("https://elsewhere.invalid/"),
            new Promise((resolve, reject) => {
              const picture = new Image();
              picture.onload = resolve; picture.onerror = reject; picture.src = "https://elsewhere.invalid/a.png";
            }),
            (async () => new WebSocket("wss://elsewhere.invalid/"))(),
            (async () => { if (!navigator.sendBeacon("https://elsewhere.invalid/", "x")) throw new Error(); })(),
            (async () => { document.body.insertAdjacentHTML("beforeend", "<b>x</b>"); })(),
            (async () => { new Worker("https://elsewhere.invalid/w.js"); })(),
          ]);
          await new Promise((resolve) => setTimeout(resolve, 100));
          return [broken, tried.map(({ status }) => status)];
        }"""
    )
    assert {"connect-src", "img-src", "require-trusted-types-for"} <= set(refused[0])
    assert refused[1][0] == refused[1][1] == refused[1][4] == refused[1][5] == "rejected"
    # The browser was offline; but it is the policy that refused, before a network was looked for.
    assert set(here.failed.values()) == {"csp"}
    here.asked[:] = [address for address in here.asked if address not in here.failed]
    assert {address.split(":")[0] for address in here.asked} == {"file", "blob"}
    here.said.clear()


def test_the_worker_has_no_way_out_either(here: Watched) -> None:
    (worker,) = here.page.workers
    assert worker.evaluate("fetch('https://elsewhere.invalid/').then(() => 'let out', () => 'refused')") == "refused"
    for name in ("XMLHttpRequest", "WebSocket", "EventSource", "indexedDB", "caches", "importScripts"):
        assert worker.evaluate(f"typeof self.{name}") == "undefined"
    here.said.clear()


def test_nothing_is_kept(here: Watched) -> None:
    here.text(FAULTY)
    assert here.page.evaluate("document.cookie") == ""
    assert here.page.evaluate("localStorage.length + sessionStorage.length") == 0
    here.page.reload()
    here.page.wait_for_selector(_CHECKED, timeout=_STARTING)
    assert here.value() == ""
    assert here.page.locator("#marking-above").is_hidden()


def test_it_carries_the_marking_of_the_text(here: Watched) -> None:
    page = here.page
    assert page.title() == "cablelint"
    here.text(FAULTY)
    for place in ("above", "below"):
        assert page.inner_text(f"#marking-{place}") == "SECRET"
    assert page.title().startswith("SECRET")
    assert "SECRET" in page.evaluate("document.adoptedStyleSheets[0].cssRules[0].cssText")
    # Another text is of no known classification until it has been read.
    assert page.evaluate(
        "() => { take('C O N F I D E N T I A L SUVA 000231', 'a'); return byId('marking-above').textContent; }"
    ) == ("CLASSIFICATION NOT KNOWN")
    here.settled()
    assert page.inner_text("#marking-below") == "CONFIDENTIAL"
    page.click("#clear")
    here.settled()
    assert page.locator("#marking-above").is_hidden()
    assert page.title() == "cablelint"
    page.keyboard.press("ControlOrMeta+z")
    here.settled()
    assert page.inner_text("#marking-below") == "CONFIDENTIAL"
    page.emulate_media(media="print")
    assert page.locator("#text").is_hidden()
    assert page.inner_text("#lines").strip() == "C O N F I D E N T I A L SUVA 000231"
    assert page.evaluate("getComputedStyle(document.querySelector('#lines code')).color") == "rgb(0, 0, 0)"


def test_a_portion_without_a_mark_is_given_the_one_that_is_chosen(here: Watched) -> None:
    page = here.page
    unmarked = FAULTY.replace("1. (C) ", "1. ", 1)
    assert unmarked != FAULTY
    here.text(unmarked)
    page.click(".note:has-text('POR001') .choice:text-is('Mark it (C)')")
    page.wait_for_selector("#state:text-is('1 fix applied')")
    assert here.value() == FAULTY


def test_a_fix_is_applied_alone_all_safe_ones_together_and_undone(here: Watched, tmp_path: Path) -> None:
    page = here.page
    here.text(FAULTY)
    page.click(".note:has-text('STR008') .apply")
    page.wait_for_selector("#state:text-is('1 fix applied')")
    assert here.value() == FAULTY.replace("TAGS PREL", "TAGS: PREL")
    page.focus("#text")
    page.keyboard.press("ControlOrMeta+z")
    here.settled()
    assert here.value() == FAULTY
    texts = {example: example.read_text(encoding="utf-8") for example in EXAMPLES}
    faulty = max(EXAMPLES, key=lambda example: ask("check", texts[example], "a", {})["counts"]["safe"])
    fixed = tmp_path / faulty.name
    fixed.write_text(texts[faulty], encoding="utf-8")
    command("check", "--isolated", "--fix", "--quiet", str(fixed))
    here.text(texts[faulty], faulty.name)
    page.click("#repair")
    page.wait_for_selector("#state:text-matches('fix(es)? applied')")
    assert here.value() == fixed.read_text(encoding="utf-8")
    assert page.locator("#repair").is_disabled()


def test_what_is_typed_is_checked(here: Watched) -> None:
    here.page.click("#text")
    here.page.keyboard.insert_text(FAULTY)
    here.page.wait_for_selector(".note:has-text('POR001')")
    assert here.page.inner_text("#marking-above") == "SECRET"


def test_a_file_is_opened_and_dropped(here: Watched, tmp_path: Path) -> None:
    cable = tmp_path / "windows.cable"
    cable.write_bytes(FAULTY.replace("forty moths", "forty caf\xe9s").replace("\n", "\r\n").encode("cp1252"))
    here.page.set_input_files("#file", cable)
    here.page.wait_for_selector(".note")
    assert "forty caf\xe9s" in here.value()
    here.page.click("#clear")
    here.settled()
    here.page.evaluate(
        """(text) => {
          const carried = new DataTransfer();
          carried.items.add(new File([text], "dropped.cable"));
          document.dispatchEvent(new DragEvent("drop", { dataTransfer: carried, cancelable: true, bubbles: true }));
        }""",
        FAULTY,
    )
    here.page.wait_for_selector(".note")
    assert here.value() == FAULTY
    binary = tmp_path / "picture.cable"
    binary.write_bytes(bytes(range(256)))
    here.page.set_input_files("#file", binary)
    here.page.wait_for_selector("#trouble:has-text('picture.cable: the file cannot be decoded')")
    letter = tmp_path / "letter.docx"
    letter.write_bytes(word(["The lamp has arrived."]))
    here.page.set_input_files("#file", letter)
    here.page.wait_for_selector(
        "#trouble:has-text('letter.docx: This is a Word file (.docx); this page reads plain text')"
    )
    assert "still the one from before" in here.page.inner_text("#trouble")
    assert here.value() == FAULTY


def test_the_result_is_copied(here: Watched) -> None:
    here.page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    here.text(FAULTY)
    here.page.click("#copy")
    here.page.wait_for_selector("#state:text-matches('Copied')")
    assert here.page.evaluate("navigator.clipboard.readText()") == FAULTY


def test_the_options_are_those_of_the_command(here: Watched, tmp_path: Path) -> None:
    cable = tmp_path / "faulty.cable"
    cable.write_text(FAULTY)
    here.text(FAULTY, str(cable))
    plain = here.found()
    here.page.click("#choices summary")
    here.page.fill("#as_of", "1975-01-01")
    here.page.select_option("#profile", "ic")
    here.settled()
    told = of_command(cable, options=["--as-of", "1975-01-01", "--profile", "ic"])
    assert here.found() == told[str(cable)] != plain
    assert "1975-01-01" in here.page.inner_text("#chosen")
    here.page.click("#choices summary")


def test_the_banner_and_a_mark_are_explained(here: Watched) -> None:
    page = here.page
    here.text(FAULTY)
    page.click("a[data-view=banner]")
    page.wait_for_selector(".computed")
    assert page.inner_text("#banners .computed") == "SECRET"
    assert "differs: CONFIDENTIAL" in page.inner_text("#banners")
    page.click("#banners .reasons button >> nth=0")
    assert page.evaluate("document.activeElement.id") == "text"
    line = FAULTY.splitlines().index("3. (S) Nobody counts the beacon.") + 1
    assert page.evaluate("editor.place(editor.field.selectionStart).line") == line
    page.evaluate(
        "editor.field.setSelectionRange(editor.field.value.indexOf('(S)') + 1, editor.field.value.indexOf('(S)') + 1)"
    )
    page.click("#explain:has-text('Explain (S)')")
    page.wait_for_selector("#meaning .part")
    assert "could cause serious damage" in page.inner_text("#meaning")
    assert page.locator("#marks button").all_inner_texts() == ["(C)", "(S)"]


def test_the_colours_lie_behind_the_letters(here: Watched) -> None:
    """What is drawn behind the field has its lines where the field has them, however they are wrapped."""
    text = (
        FAULTY + "\t1\tlong " + "moths of the tower " * 40 + "\n" + "x" * 700 + "  \n\ud55c\uae00 \U0001f98b caf\xe9\n"
    )
    here.text(text)
    for width in (1300, 700, 380):
        here.page.set_viewport_size({"width": width, "height": 900})
        heights = here.page.evaluate(
            "(() => { const field = byId('text'); field.style.height = '0'; const own = field.scrollHeight;"
            " field.style.height = ''; return [own, byId('lines').offsetHeight]; })()"
        )
        assert abs(heights[0] - heights[1]) <= 2
    assert here.page.locator("#lines .line code").all_text_contents() == text.split("\n")


def test_no_text_is_run_or_becomes_an_element(here: Watched) -> None:
    evil = "<img src=x onerror=document.title='taken'></textarea></script><script>document.title='taken'</script><!--"
    here.text(FAULTY.replace("forty", evil).replace("TAGS PREL", f"TAGS PREL, {evil}"), evil)
    here.page.evaluate("(evil) => explain(evil)", f"(S//{evil})")
    for view in ("banner", "mark", "cable"):
        here.page.click(f"a[data-view={view}]")
        assert here.page.locator("img").count() == 0
        assert "taken" not in here.page.title()


def test_it_can_be_used_by_everybody(here: Watched) -> None:
    """axe knows the rules of accessibility: names, landmarks, contrasts in both schemes."""
    page = here.page
    page.evaluate(AXE_SCRIPT)
    assert page.evaluate(_AXE) == []
    here.text(FAULTY)
    page.evaluate("explain('(S//SI-G//REL TO USA, XXX)')")
    page.click("#choices summary")
    for scheme in ("dark", "light"):
        page.emulate_media(color_scheme=scheme)
        for view in ("#/", "#/banner", "#/mark", "#/rules/POR001", "#/help"):
            page.evaluate("async (view) => { location.hash = view; await route(); }", view)
            assert page.evaluate(_AXE) == [], (scheme, view)
    page.evaluate("async () => { location.hash = '#/'; await route(); byId('choices').open = false; }")


def test_with_the_keyboard_alone_a_cable_is_mended(here: Watched) -> None:
    page = here.page
    page.evaluate("document.activeElement.blur()")
    page.keyboard.press("Tab")
    while page.evaluate("document.activeElement.id") != "skip":
        page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.keyboard.insert_text(FAULTY)
    page.wait_for_selector(".note:has-text('POR001')")
    here.settled()
    page.keyboard.press("ControlOrMeta+Home")
    first = here.found()[0]
    page.keyboard.press("F8")
    assert page.evaluate("document.activeElement.querySelector('.message').textContent") == first[3]
    page.keyboard.press("Escape")
    assert page.evaluate("editor.place(editor.field.selectionStart).line") == first[5]
    for _ in range(len(here.found())):
        page.keyboard.press("F8")
        if page.evaluate("document.activeElement.querySelector('.apply') !== null"):
            break
    while not page.evaluate("document.activeElement.classList.contains('apply')"):
        page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.wait_for_selector("#state:text-is('1 fix applied')")
    assert "TAGS: PREL" in here.value()


_TOO_WIDE = """() => [...document.querySelectorAll(".note, .note *:not(.unseen)")]
    .filter((one) => one.getBoundingClientRect().right > innerWidth).map((one) => one.textContent)"""


def test_nothing_is_wider_than_a_narrow_window(here: Watched) -> None:
    here.text(FAULTY)
    here.page.set_viewport_size({"width": 420, "height": 800})
    assert here.page.evaluate(_TOO_WIDE) == []
    here.page.evaluate("explain('(S//SI-G//REL TO USA, GBR)')")
    for width in (360, 800):
        here.page.set_viewport_size({"width": width, "height": 800})
        for view in ("#/", "#/banner", "#/mark", "#/rules/POR001", "#/help"):
            here.page.evaluate("async (view) => { location.hash = view; await route(); }", view)
            assert here.page.evaluate("document.documentElement.scrollWidth") <= width, view


def test_a_check_that_takes_long_can_be_stopped(here: Watched) -> None:
    page = here.page
    page.evaluate(
        "() => { engine.ask('check', 'x '.repeat(900000), 'long', {}).catch(() => {}); take('UNCLAS SUVA 1', 'a'); }"
    )
    page.evaluate("byId('stop').click()")
    page.wait_for_selector(_CHECKED, timeout=_STARTING)
    here.settled()
    assert page.inner_text("#marking-above") == "UNCLASSIFIED"
    assert len(page.workers) == 1
