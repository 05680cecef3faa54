"""Each user's job, done in a browser: found, understood, listed, taken to Excel, followed, corrected.

Needs Chromium (`deploy/system-packages` installs it where it may); nothing is fetched from outside.
"""

from __future__ import annotations

import os
import shutil
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import openpyxl
import pytest
import uvicorn
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect, sync_playwright

from flows.structure import Job, run
from tables.frames import read_frame
from tables.store import Store, open_store
from tests.conftest import AS_OF, SAMPLES, desk_over

CHROMIUM = next(
    (path for name in ("chromium", "chromium-browser", "google-chrome") if (path := shutil.which(name))), None
)
pytestmark = pytest.mark.skipif(
    CHROMIUM is None, reason="no Chromium on this machine: deploy/system-packages installs it"
)
FLAGS = [
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync",
]  # fmt: skip
PAGES = {
    "home": "/", "search": "/search?q=binh+dan+hoc+vu+so", "document": "/documents/{plan}", "deadlines-of-document": "/documents/{plan}?tab=deadlines",
    "tree": "/documents/{plan}/tree", "claim": "/documents/{plan}/claims/deadlines/2", "compliance": "/compliance",
    "matrix": "/compliance?view=matrix", "scores": "/compliance/scores", "report": "/compliance/report", "deadlines": "/deadlines?month=2025-11",
    "quotas": "/quotas", "bodies": "/bodies", "signers": "/signers", "sources": "/sources", "review": "/review", "questions": "/questions",
    "dictionary": "/dictionary", "api": "/api/",
}  # fmt: skip
RULES = {"resultTypes": ["violations"], "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]}
LIGHT = [
    name for name in PAGES if name not in ("dictionary", "matrix", "deadlines-of-document")
]  # made of parts of others
IN_THE_DARK = ("document", "compliance", "scores", "deadlines")
SCREENS = os.environ.get("KEHOACH_SCREENS")  # where pictures are to be kept


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield started
        started.close()


def served(store: Store, reviews: Path | None = None) -> Iterator[str]:
    """The desk on a port of this machine, until the generator goes on."""
    app = desk_over(store, reviews=reviews or store.folder / "reviews").app
    server = uvicorn.Server(uvicorn.Config(app, port=0, log_level="error"))
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    for _ in range(600):
        if server.started:
            break
        time.sleep(0.05)
    yield f"http://127.0.0.1:{server.servers[0].sockets[0].getsockname()[1]}"
    server.should_exit = True
    thread.join(timeout=10)


@pytest.fixture(scope="module")
def address(sample_store: Store) -> Iterator[str]:
    yield from served(sample_store)


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": 1280, "height": 900}, accept_downloads=True)
    context.set_default_timeout(20_000)
    yield context.new_page()
    context.close()


def visit(page: Page, address: str) -> None:
    """Go to a page that must be there."""
    answer = page.goto(address)
    assert answer is not None and answer.ok, address


def plan_of(store: Store, symbol: str = "96/KH-UBND") -> str:
    documents = read_frame(store, "documents")
    return str(documents.loc[documents["symbol"] == symbol, "doc_id"].iloc[0])[:16]


def test_a_half_remembered_plan_is_found_without_marks(page: Page, address: str) -> None:
    page.goto(address)
    page.keyboard.press("/")
    page.keyboard.type("trien khai binh dan hoc vu so dia ban tinh")
    page.keyboard.press("Enter")
    page.get_by_role("link", name="Triển khai phong trào").first.click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Triển khai phong trào")


def test_why_a_deadline_is_what_it_is(page: Page, address: str, sample_store: Store) -> None:
    page.goto(f"{address}/documents/{plan_of(sample_store)}")
    page.locator(".paper a.k-deadline", has_text="trước ngày 31/10/2025").click()
    panel = page.locator("#evidence")
    expect(panel).to_contain_text("“trước ngày 31/10/2025”")
    expect(panel).to_contain_text("30/10/2025")
    expect(panel).to_contain_text("day_bound")
    assert page.url.endswith(plan_of(sample_store))
    page.keyboard.press("Escape")
    expect(page.locator(".paper a.k-deadline", has_text="trước ngày 31/10/2025")).to_be_focused()


def test_the_desk_works_without_script(browser: Browser, address: str, sample_store: Store) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{address}/documents/{plan_of(sample_store)}")
    page.locator(".paper a.k-deadline", has_text="trước ngày 31/10/2025").click()
    expect(page.locator("main")).to_contain_text("day_bound")
    page.goto(f"{address}/search")
    page.locator("#q").fill("duoi nuoc")
    page.locator("#q").press("Enter")
    expect(page.locator(".results li").first).to_contain_text("đuối nước")
    context.close()


def test_who_has_not_issued_as_of_a_date_taken_to_excel(page: Page, address: str, tmp_path: Path) -> None:
    page.goto(f"{address}/compliance")
    page.locator("select[name=province]").select_option("An Giang")
    page.locator("select[name=verdict]").select_option("not_found")
    page.get_by_label("Tính đến ngày").fill("2025-10-20")
    page.get_by_role("button", name="Lọc").click()
    expect(page.locator(".cutoff")).to_contain_text("Tính đến ngày 20/10/2025")
    shown = page.locator("tbody tr").count()
    told = int(page.locator(".tally a[href*=not_found] b").inner_text().replace(".", ""))  # of all pages
    assert 3 < shown <= told and "Sở Tài chính" in page.locator("tbody").inner_text()
    with page.expect_download() as download:
        page.get_by_role("link", name="XLSX", exact=True).click()
    path = tmp_path / "list.xlsx"
    download.value.save_as(path)
    sheet = openpyxl.load_workbook(path).worksheets[0]
    assert sheet.max_row - 1 == told
    assert {row[0].value for row in sheet.iter_rows(min_row=2)} == {"Không tìm thấy"}


def test_a_tree_is_followed(page: Page, address: str, sample_store: Store) -> None:
    page.goto(f"{address}/documents/{plan_of(sample_store, '58/KH-UBND')}/tree")
    expect(page.locator(".tree")).to_contain_text("Chậm hạn")
    page.get_by_role("link", name="67/KH-SGDĐT").click()
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    page.get_by_role("link", name="Lược đồ").click()
    expect(page.locator(".node.self")).to_contain_text("67/KH-SGDĐT")
    page.get_by_role("link", name="58/KH-UBND").first.click()
    expect(page.locator("main")).to_contain_text("58/KH-UBND")


def test_a_corrected_claim_survives_a_run(page: Page, tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    shutil.copy(SAMPLES / "a04-phu-yen-so-vhttdl-dung-ngay.txt", tmp_path / "in")
    store = open_store(tmp_path / "out")
    job = Job(paths=(tmp_path / "in",), as_of=AS_OF)
    run(store, job)
    due = read_frame(store, "deadlines").query("value.str.len() == 10").iloc[0]
    for address in served(store):
        page.goto(f"{address}/review?token=a-token")
        assert "token" not in page.url
        page.goto(f"{address}/documents/{due['doc_id'][:16]}/claims/deadlines/{due['no']}")
        page.get_by_role("link", name="Sửa nhận định").click()
        page.get_by_label("Giá trị", exact=True).fill("2023-12-24")
        page.get_by_label("Sửa", exact=False).check()
        page.get_by_label("Người rà soát").fill("Trần Thị Soát")
        page.get_by_role("button", name="Ghi ý kiến").click()
        expect(page.locator("main")).to_contain_text("chờ lần chạy tới")
        run(store, job)
        page.goto(f"{address}/documents/{due['doc_id'][:16]}/claims/deadlines/{due['no']}")
        expect(page.locator("main")).to_contain_text("24/12/2023")
        page.goto(f"{address}/review")
        expect(page.locator("main")).to_contain_text("đã áp dụng")


def test_axe_finds_no_serious_fault(browser: Browser, address: str, sample_store: Store) -> None:
    axe = Axe()
    faults = []
    for shade in ("light", "dark"):
        context = browser.new_context(viewport={"width": 1280, "height": 900}, color_scheme=shade)  # type: ignore[arg-type]
        page = context.new_page()
        for name in LIGHT if shade == "light" else IN_THE_DARK:
            visit(page, address + PAGES[name].format(plan=plan_of(sample_store)))
            found = axe.run(page, options=RULES).response["violations"]
            faults += [
                (shade, name, v["id"], v["nodes"][0]["html"][:160])
                for v in found
                if v["impact"] in ("serious", "critical")
            ]
        context.close()
    assert not faults, faults


@pytest.mark.parametrize("width", [320, 3840])
def test_no_page_is_wider_than_its_screen(
    browser: Browser, address: str, sample_store: Store, width: int
) -> None:
    context = browser.new_context(viewport={"width": width, "height": 800})
    page = context.new_page()
    for name, path in PAGES.items():
        visit(page, address + path.format(plan=plan_of(sample_store)))
        assert page.evaluate("document.documentElement.scrollWidth") <= width, name
    context.close()


def test_nothing_is_asked_of_other_places_and_nothing_goes_wrong(
    page: Page, address: str, sample_store: Store
) -> None:
    asked: list[str] = []
    wrong: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.on("console", lambda message: wrong.append(message.text) if message.type == "error" else None)
    page.on("pageerror", lambda error: wrong.append(str(error)))
    for path in PAGES.values():
        visit(page, address + path.format(plan=plan_of(sample_store)))
    assert all(url.startswith((address, "data:")) for url in asked) and not wrong, wrong


@pytest.mark.parametrize("language", ["vi", "en"])
def test_pictures_of_the_main_pages(
    browser: Browser, address: str, sample_store: Store, tmp_path: Path, language: str
) -> None:
    folder = Path(SCREENS) if SCREENS else tmp_path
    context = browser.new_context(viewport={"width": 1280, "height": 860})
    page = context.new_page()
    for name in ("home", "search", "document", "compliance", "tree"):
        path = PAGES[name].format(plan=plan_of(sample_store))
        visit(page, f"{address}{path}{'&' if '?' in path else '?'}lang={language}")
        picture = page.screenshot(path=folder / f"{name}-{language}.png")
        assert len(picture) > 20_000
    context.close()


def test_the_report_prints(page: Page, address: str) -> None:
    page.goto(f"{address}/compliance/report")
    pdf = page.pdf(format="A4")
    assert pdf.startswith(b"%PDF") and len(pdf) > 20_000
    page.emulate_media(media="print")
    expect(page.locator(".top")).to_be_hidden()
