"""The HTML report in a real browser: it opens in silence, shows, filters and searches findings, and leaks nothing."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import pytest
from axe_playwright_python.base import AXE_SCRIPT  # type: ignore[import-untyped]
from playwright.sync_api import Browser, Page

from cablelint.findings.report import Report, Summary
from cablelint.findings.waivers import Waived, Waiver
from support.browser import browser
from support.html_page import FAULTY, OPEN, checked, written
from support.work import HUNG

SECOND = FAULTY.replace("WINDHOEK", "LUSAKA").replace("000512", "000077").replace("JUL 08", "JUL 06")
TEXTS = {"a/faulty.cable": FAULTY, "b/open.cable": OPEN, "c/second.cable": SECOND}
SHOWN = "#findings .message"
_AXE = """axe.run({ resultTypes: ["violations"] }).then(
    ({ violations }) => violations.map(({ id, nodes }) => [id, nodes.map((node) => node.html)]))"""


@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    with browser() as running:
        yield running


@pytest.fixture(scope="module")
def report() -> Report:
    return checked(TEXTS)


@pytest.fixture(scope="module")
def files(report: Report, tmp_path_factory: pytest.TempPathFactory) -> dict[bool, Path]:
    """The page without and with the text of the cables."""
    folder = tmp_path_factory.mktemp("report")
    made = {show: folder / f"{show}.html" for show in (False, True)}
    for show, file in made.items():
        file.write_text(written(report, show_source=show), encoding="utf-8")
    return made


@contextmanager
def opened(running: Browser, file: Path, address: str = "", **how: str) -> Iterator[Page]:
    """A page, which must neither say anything to the console nor ask for anything else."""
    page = running.new_page(viewport={"width": 1300, "height": 900}, **how)  # type: ignore[arg-type]
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))
    page.on("request", lambda request: said.append(request.url))
    page.goto(file.as_uri() + address)
    try:
        yield page
    finally:
        page.close()
    assert set(said) == {file.as_uri()}


def turn(page: Page, address: str) -> None:
    """Go to another view of the page that is open."""
    page.evaluate("address => { location.hash = address; route(false); }", address)


def await_title(page: Page, title: str) -> None:
    """A link to another view has been followed when its title is there: a busy browser takes its time."""
    page.wait_for_function(
        "title => document.querySelector('#cable-title')?.innerText === title", arg=title, timeout=HUNG * 1000
    )


def shown(page: Page) -> list[str]:
    return page.locator(SHOWN).all_inner_texts()


def test_it_opens_in_silence_and_shows_each_finding(chromium: Browser, files: dict[bool, Path], report: Report) -> None:
    for file in files.values():
        with opened(chromium, file) as page:
            assert shown(page) == [finding.message for finding in report.findings]
            assert page.locator("#shown").inner_text() == f"{len(report.findings)} findings"
            bars = page.locator(".chart-level tr:not(:has(th[scope=col]))").all_inner_texts()
            assert [bar.split() for bar in bars] == [
                ["CONFIDENTIAL", str(len(report.findings) - 1)],
                ["UNCLASSIFIED", "1"],
            ]
            assert page.locator(".chart-year th button").all_inner_texts() == ["2006", "2007", "2008", "?"]


def test_filters_search_and_charts_show_what_they_name(
    chromium: Browser, files: dict[bool, Path], report: Report
) -> None:
    expected = {
        code: [one.message for one in report.findings if one.code == code] for code in {f.code for f in report.findings}
    }
    of_lusaka = [one.message for one in report.findings if one.path.startswith("c/")]
    with opened(chromium, files[False]) as page:
        page.select_option("#choose-rule", "POR001")
        assert shown(page) == expected["POR001"]
        page.click("#clear")
        page.fill("#search", "TAGS: lusaka")
        assert shown(page) == [message for message in of_lusaka if "TAGS:" in message] != []
        page.fill("#search", "")
        page.click(".chart-post button:has-text('LUSAKA')")
        assert shown(page) == of_lusaka
        assert page.locator("#choose-post").input_value() == "LUSAKA"
        others = page.locator(".chart-post tr:has(button:text-is('SUVA')) .data")
        assert others.inner_text() == "1"  # what a click there would give
        page.click("#severities button:has-text('warning')")
        warnings = [one.message for one in report.findings if one.path.startswith("c/") and one.severity == "warning"]
        assert shown(page) == warnings != of_lusaka
        assert page.url.endswith("#/?severity=warning&post=LUSAKA")
        page.reload()
        assert shown(page) == warnings
        page.fill("#search", "no such thing")
        assert shown(page) == []
        assert page.locator("#empty").is_visible()
        page.click("#clear")
        assert len(shown(page)) == len(report.findings)
        page.click(".chart-post button:has-text('SUVA')")
        page.click(".chart-post button:has-text('SUVA')")
        assert len(shown(page)) == len(report.findings)


def test_the_text_of_a_cable_has_its_findings_beside_the_lines(
    chromium: Browser, files: dict[bool, Path], report: Report
) -> None:
    about = [finding for finding in report.findings if finding.path.startswith("a/")]
    with opened(chromium, files[True]) as page:
        page.click(f"{SHOWN} >> nth={len(about) - 1}")
        await_title(page, "08WINDHOEK512")
        assert page.locator("#cable .line code").all_inner_texts() == FAULTY.splitlines()
        for number, finding in enumerate(about):
            note, line = (page.locator(f"#{id}").bounding_box() for id in (f"finding-{number}", f"line-{finding.line}"))
            assert note is not None
            assert line is not None
            assert note["x"] > line["x"] + line["width"]
            assert note["y"] >= line["y"] - 1
        assert page.locator(".note .message").all_inner_texts() == [finding.message for finding in about]
        assert page.locator("mark.hit").all_inner_texts().count("TAGS") == 1
        hues = page.locator("#line-24, #line-28, #line-26").evaluate_all("lines => lines.map(one => one.className)")
        assert hues == ["line portion hue-confidential opens", "line", "line portion hue-secret opens"]
        assert page.locator(".difference .old code").inner_text().endswith("TAGS PREL, ECON, WA")
        assert page.locator(".difference ins").inner_text() == "TAGS:"
        assert page.evaluate("document.activeElement.id") == f"finding-{len(about) - 1}"
        assert page.locator("cite").first.inner_text()
        page.click("#next")
        await_title(page, "open.cable")
        page.click("#back")
        page.wait_for_selector(SHOWN, timeout=HUNG * 1000)
        assert len(shown(page)) == len(report.findings)


def test_without_source_no_word_of_a_text_is_in_the_browser(chromium: Browser, files: dict[bool, Path]) -> None:
    with opened(chromium, files[False]) as page:
        for address in ("#/", "#/cable/1", "#/cable/2", "#/rules", "#/cable/0"):
            turn(page, address)
            content = page.content().casefold()
            assert not [word for word in ("moths", "tower", "quillfeather", "kites", "pumphrey") if word in content]
        assert page.locator(".difference .old code").inner_text().endswith("4 characters")
        assert page.locator(".difference .new code").inner_text().endswith("TAGS:")
        assert page.locator("#cable .line").count() == 0


def test_only_what_can_be_seen_is_on_the_page_and_all_of_it_on_paper(
    chromium: Browser, report: Report, tmp_path: Path
) -> None:
    many = [replace(report.findings[0], message=f"Fault {number}.", line=number) for number in range(1, 1501)]
    file = tmp_path / "many.html"
    file.write_text(written(replace(report, findings=tuple(many))), encoding="utf-8")
    with opened(chromium, file) as page:
        first = shown(page)
        assert first[0] == "Fault 1."
        assert len(first) < 60
        for number in (200, 1200, 700):
            page.evaluate(f"scrollTo(0, document.getElementById('findings').offsetTop + {number} * list.height)")
            page.wait_for_selector(f"{SHOWN}:text-is('Fault {number + 2}.')")
        assert len(shown(page)) < 60
        page.locator("#findings a").first.focus()
        place = "Number(document.activeElement.closest('li').getAttribute('aria-posinset'))"
        before = page.evaluate(place)
        for _ in range(40):
            page.keyboard.press("ArrowDown")
        assert page.evaluate(place) == before + 40
        page.evaluate("dispatchEvent(new Event('beforeprint'))")
        assert page.locator(SHOWN).count() == len(many)
        page.evaluate("dispatchEvent(new Event('afterprint'))")
        assert page.locator(SHOWN).count() < 60


def test_no_message_of_a_short_list_is_cut(chromium: Browser, report: Report, tmp_path: Path) -> None:
    long = replace(report.findings[0], message="The lamp is not where it was. " * 12)
    path = tmp_path / "long.html"
    path.write_text(written(replace(report, findings=(long, *report.findings[1:]))), encoding="utf-8")
    with opened(chromium, path) as page:
        for width in (1300, 420):
            page.set_viewport_size({"width": width, "height": 900})
            page.wait_for_function(f"document.querySelectorAll('{SHOWN}').length > 0")
            cut = f"""[...document.querySelectorAll('{SHOWN}')].filter((one) =>
                one.scrollWidth > one.clientWidth || one.scrollHeight > one.clientHeight + 1).length"""
            assert page.evaluate(cut) == 0


@pytest.mark.parametrize(
    ("summary", "said"),
    [(Summary(files=2, cables=2), "There is nothing to mend"), (Summary(), "No cable was read")],
)
def test_a_report_without_findings_has_nothing_to_filter(
    chromium: Browser, tmp_path: Path, summary: Summary, said: str
) -> None:
    file = tmp_path / "none.html"
    file.write_text(written(Report((), summary)), encoding="utf-8")
    with opened(chromium, file) as page:
        assert page.locator("#empty").inner_text().startswith(said)
        for hidden in ("#charts", "#filters", "#findings", ".masthead nav"):
            assert page.locator(hidden).is_hidden(), hidden


def test_what_is_let_pass_is_told_apart(chromium: Browser, report: Report, tmp_path: Path) -> None:
    waived = Waived(report.findings[0], Waiver("ignore", "cablelint.toml", 3, "The old form has it."))
    file = tmp_path / "waived.html"
    file.write_text(written(replace(report, findings=report.findings[1:], waived=(waived,)), waived=True))
    with opened(chromium, file) as page:
        assert page.locator(".finding.waived").count() == 1
        page.select_option("#choose-status", "reported")
        assert shown(page) == [finding.message for finding in report.findings[1:]]
        page.select_option("#choose-status", "let pass")
        page.click(SHOWN)
        assert page.locator(".waiver").inner_text() == "ignored by cablelint.toml:3: The old form has it."


def test_no_text_of_a_cable_is_run_or_becomes_an_element(chromium: Browser, tmp_path: Path) -> None:
    evil = "<img src=x onerror=document.title='taken'></script><script>document.title='taken'</script><!--"
    text = FAULTY.replace("forty", evil).replace("TAGS PREL", f"TAGS PREL, {evil}")
    report = checked({f"{evil}.cable": text})
    spoken = tuple(replace(finding, message=evil, expected=evil) for finding in report.findings)
    file = tmp_path / "evil.html"
    file.write_text(written(replace(report, findings=spoken), show_source=True), encoding="utf-8")
    with opened(chromium, file) as page:
        for address in ("#/rules", "#/", "#/cable/0"):
            turn(page, address)
            assert page.title().endswith("cablelint report")
            assert page.locator("img").count() == 0
            assert evil in page.locator("main").inner_text() or address == "#/rules"


def test_it_can_be_used_by_everybody(chromium: Browser, files: dict[bool, Path]) -> None:
    """axe knows the rules of accessibility: names, landmarks, contrasts in both schemes."""
    with opened(chromium, files[True], "#/?post=SUVA", color_scheme="dark") as page:
        page.evaluate(AXE_SCRIPT)
        for scheme, address in (("dark", "#/cable/0"), ("light", "#/cable/0"), ("light", "#/"), ("light", "#/rules")):
            assert page.evaluate(_AXE) == []
            page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
            turn(page, address)


def test_with_the_keyboard_alone_a_finding_is_found_and_read(
    chromium: Browser, files: dict[bool, Path], report: Report
) -> None:
    with opened(chromium, files[False]) as page:
        page.keyboard.press("Tab")
        assert page.evaluate("document.activeElement.className") == "skip"
        page.keyboard.press("/")
        page.keyboard.type("misspelled lusaka")
        (message,) = shown(page)
        while page.evaluate("document.activeElement.closest('#findings')") is None:
            page.keyboard.press("Tab")
        page.keyboard.press("Enter")
        page.wait_for_selector("#cable:visible")
        assert page.evaluate("document.activeElement.querySelector('.message').textContent") == message


def test_nothing_is_wider_than_a_narrow_window(chromium: Browser, files: dict[bool, Path]) -> None:
    with opened(chromium, files[True]) as page:
        for width in (360, 800):
            page.set_viewport_size({"width": width, "height": 800})
            for address in ("#/", "#/cable/0", "#/rules"):
                turn(page, address)
                assert page.evaluate("document.documentElement.scrollWidth") <= width
