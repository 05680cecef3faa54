"""Hand-made documents and records for the tests of tables and flows: invented names, real shapes."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from fastapi.testclient import TestClient

from extract.records import (
    Bearer,
    Citation,
    Deadline,
    Duty,
    DutyToIssue,
    Evidence,
    Issue,
    Mention,
    Parent,
    PlanRecord,
    Quota,
    Recipient,
    Section,
    Signer,
    Task,
)
from flows.conclude import verdicts
from flows.structure import Job, run
from parsers.document import Block, Document, Repair
from tables.rows import rows_of
from tables.store import Outcome, Sighting, Store, open_store
from web.app import create_app
from web.settings import Settings

TEXT = """ỦY BAN NHÂN DÂN TỈNH SƠN LA
Số: 55/KH-UBND
Sơn La, ngày 12 tháng 4 năm 2016
KẾ HOẠCH
Phát động thi đua năm 2016
Thực hiện Kế hoạch số 70/KH-TW ngày 01/02/2016 và Luật Thi đua, khen thưởng;
I. MỤC ĐÍCH
- Nâng cao chất lượng.
1. Yêu cầu
Mỗi đơn vị chọn ít nhất 01 mô hình.
II. TỔ CHỨC THỰC HIỆN
Các sở, ban, ngành (trừ Sở Y tế) ban hành kế hoạch trước ngày 15/6/2016, gửi về Sở Nội vụ.
Hoàn thành đánh giá trong tháng 12/2016.
Nơi nhận:
- Như trên (thực hiện);
KT. CHỦ TỊCH
PHÓ CHỦ TỊCH
Lò Văn Thử"""


def evidence(quote: str, rule: str = "made", confidence: float = 0.95) -> Evidence:
    """Evidence for words of TEXT."""
    start = TEXT.index(quote)
    return Evidence((start, start + len(quote)), None, quote, rule, confidence)


def section(number: str, heading: str, level: int, labels: Any, end: int) -> Section:
    found = evidence(heading)
    return Section(number, heading, level, labels, (found.span[0], end), found.span, found)


RECORD = PlanRecord(
    doc_id="",
    text_hash="t" * 16,
    source="",
    parser="text/1",
    doc_type="KH",
    symbol="055/KH-UBND",
    issued_on="2016-04-12",
    place="Sơn La",
    issuer="Ủy ban nhân dân tỉnh",
    issuer_level="province",
    province="Sơn La",
    title="Phát động thi đua năm 2016",
    period=(2016, 2016),
    issuer_id="ubnd-tinh",
    province_id="son-la",
    draft=False,
    signer=Signer("Lò Văn Thử", "Phó Chủ tịch", "KT.", evidence("Lò Văn Thử", "signature_block")),
    parent=Parent("70/KH-TW", "2016-02-01", None, 0.9, "implemented in the opening"),
    duty_to_issue=DutyToIssue("Các sở, ban, ngành", "2016-06-15"),
    sections=(
        section("I", "MỤC ĐÍCH", 1, ("muc_dich",), TEXT.index("II.")),
        section("1", "Yêu cầu", 2, ("yeu_cau",), TEXT.index("II.")),
        section("II", "TỔ CHỨC THỰC HIỆN", 1, ("to_chuc_thuc_hien",), TEXT.index("Nơi nhận")),
    ),
    citations=(
        Citation("70/KH-TW", "2016-02-01", None, "implements", "KH", None, True, evidence("70/KH-TW")),
    ),
    mentions=(Mention("Luật Thi đua, khen thưởng", None, evidence("Luật Thi đua, khen thưởng")),),
    deadlines=(
        Deadline(
            text="trước ngày 15/6/2016",
            bound="before",
            value="2016-06-15",
            start=None,
            end="2016-06-14",
            rrule=None,
            edtf="../2016-06-14",
            precision="day",
            inherited=False,
            action="ban hành kế hoạch",
            bearers=(Bearer("Các sở, ban, ngành", "so_ban_nganh"), Bearer("Đơn vị khác", None)),
            recipient="Sở Nội vụ",
            section="II",
            evidence=evidence("trước ngày 15/6/2016"),
        ),
        Deadline(
            text="trong tháng 12/2016",
            bound="in",
            value="2016-12",
            start="2016-12-01",
            end="2016-12-31",
            rrule=None,
            edtf="2016-12",
            precision="month",
            inherited=True,
            action="Hoàn thành đánh giá",
            bearers=(),
            recipient=None,
            section="II",
            evidence=evidence("trong tháng 12/2016", confidence=0.6),
        ),
    ),
    quotas=(
        Quota(
            text="ít nhất 01 mô hình",
            min=1.0,
            max=None,
            unit="mô hình",
            comparator="ít nhất",
            per_time=None,
            per_entity="đơn vị",
            subject=None,
            bearers=(Bearer("Mỗi đơn vị", None),),
            kind="target",
            baseline=None,
            group="g1",
            section="I/1",
            evidence=evidence("ít nhất 01 mô hình"),
        ),
    ),
    tasks=(
        Task(
            what="Hoàn thành đánh giá",
            lead=(Bearer("Sở Nội vụ", "noi-vu"),),
            support=(Bearer("Sở Y tế", "y-te"),),
            due="2016-12",
            timing=None,
            product="Báo cáo",
            section="II",
            evidence=evidence("Hoàn thành đánh giá"),
        ),
    ),
    duties=(
        Duty(
            kind="issue_plan",
            bodies="Các sở, ban, ngành",
            bearers=(Bearer("Các sở, ban, ngành", "so_ban_nganh"),),
            exceptions=(Bearer("Sở Y tế", "y-te"),),
            modality="ban hành",
            recipient="Sở Nội vụ",
            due="2016-06-15",
            sanction=None,
            text="ban hành kế hoạch trước ngày 15/6/2016",
            evidence=evidence("ban hành kế hoạch"),
        ),
    ),
    recipients=(Recipient("Như trên", "thực hiện", evidence("Như trên")),),
    issues=(Issue("province_unknown", "không rõ tỉnh", (0, 5)), Issue("title_missing", "thiếu trích yếu")),
    evidence={"symbol": evidence("55/KH-UBND"), "title": evidence("Phát động thi đua năm 2016")},
)


@dataclass(frozen=True, slots=True)
class Made(Outcome):
    """An outcome that remembers what it was made of."""

    document: Document | None = None
    record: PlanRecord | None = None


Make = Callable[..., Made]


@pytest.fixture(scope="session")
def make() -> Make:
    """make("a.txt", symbol="1/KH-SYT") -> the outcome of one readable file with these fields."""

    def outcome(path: str = "a.txt", note: str = "", **fields: Any) -> Made:
        text = TEXT + note
        sha256 = hashlib.sha256(f"{text}{sorted(fields.items())}".encode(errors="replace")).hexdigest()
        repairs = (Repair(0, 3, "ỦYY", "spacing", certain=False),)
        document = Document(path, "text", sha256, text, (Block("paragraph", 0, len(text)),), repairs)
        record = replace(RECORD, doc_id=sha256, source=path, **fields)
        rows = rows_of(record, document, "1")
        return Made(Sighting(f"/in/{path}", path, len(text), 1, sha256), rows, None, document, record)

    return outcome


AS_OF = date(2026, 1, 15)
SAMPLES = Path(__file__).parent.parent / "data" / "raw" / "samples"


@pytest.fixture(scope="session")
def sample_store(tmp_path_factory: pytest.TempPathFactory) -> Store:
    """The bundled samples as `make run` leaves them, judged as of AS_OF."""
    store = open_store(tmp_path_factory.mktemp("samples"))
    job = Job(paths=(SAMPLES,), as_of=AS_OF, assume_covered=True, workers=2)
    run(store, job)
    return store


def desk_over(store: Store, **changes: Any) -> TestClient:
    """A browser without a screen, at a desk over a store."""
    given: dict[str, Any] = {
        "token": "a-token",
        "today": lambda: AS_OF,
        "rate": 1e6,
        "burst": 10**6,
        "recheck": lambda as_of: verdicts(store, as_of, True),
        "reviews": store.folder / "reviews",
        "now": lambda: "2026-01-15T08:00:00+07:00",
        "later": lambda job: job(),
    }
    app = create_app(open_store(store.folder), Settings(**{**given, **changes}))
    return TestClient(app, base_url="http://127.0.0.1", follow_redirects=False)


@pytest.fixture(scope="session")
def desk(sample_store: Store) -> TestClient:
    """The desk over the samples."""
    return desk_over(sample_store)
