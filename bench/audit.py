"""Where recall may be lost: times, shares, minima and symbols that a second, plainer reader finds and no claim covers.

    python -m bench.audit [FILE ...] [--all]

The second reader is spaCy's `SpanRuler` over the tokens of `blank("xx")`: it knows nothing of plans. Each span it
finds is covered by a claim, or has one of REASONS for being none, or is printed. Most of what is printed is rightly
no claim; an office's new way of writing a thing shows here first. Without files: the documents that rules were
developed on.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import regex
import spacy

from extract import extract
from extract.citations import find_occurrences
from extract.evidence import claims_of
from extract.records import PlanRecord, Span
from extract.zones import find_zones
from parsers import parse
from parsers.document import Document, UnreadableFile

DEVELOPED = Path(__file__).parent.parent / "tests" / "gold" / "developed"


def _like(pattern: str) -> dict[str, Any]:
    return {"TEXT": {"REGEX": f"(?i)^(?:{pattern})$"}}


def _word(*words: str) -> dict[str, Any]:
    return {"LOWER": {"IN": list(words)}}


_DAY, _MONTH, _YEAR = r"(?:0?[1-9]|[12]\d|3[01])", r"(?:0?[1-9]|1[0-2])", r"(?:19|20)\d\d"
_QUARTER = r"(?:IV|I{1,3}|[1-4])"
_LEAST = ("nhất", "thiểu", "đa", "quá", "trên", "dưới", "Trên", "Dưới")
PATTERNS: dict[str, list[list[dict[str, Any]]]] = {
    # ngày 25/5/2016 | 15/6 | ngày 05 tháng 4 năm 2021 | ngày 25 hằng tháng
    "day": [
        [_word("ngày"), _like(rf"{_DAY}[/.-]{_MONTH}(?:[/.-]{_YEAR})?")],
        [_like(rf"{_DAY}[/.-]{_MONTH}[/.-]{_YEAR}")],
        [_word("ngày"), _like(_DAY), _word("tháng"), _like(_MONTH), _word("năm"), _like(_YEAR)],
        [_word("ngày"), _like(_DAY), _word("tháng"), _like(rf"{_MONTH}(?:[/.]{_YEAR})?")],
        [_word("ngày"), _like(_DAY), _word("hằng", "hàng", "mỗi"), _word("tháng")],
    ],
    # tháng 6/2023 | tháng 10 năm 2024 | tháng 11
    "month": [
        [_word("tháng"), _like(rf"{_MONTH}[/.-]{_YEAR}")],
        [_word("tháng"), _like(_MONTH), _word("năm"), _like(_YEAR)],
        [_word("tháng"), _like(_MONTH)],
    ],
    # quý II | Quý I/2024 | quý 3 năm 2022 | 6 tháng đầu năm
    "quarter": [
        [_word("quý", "quí"), _like(rf"{_QUARTER}(?:/{_YEAR})?")],
        [_word("quý", "quí"), _like(_QUARTER), _word("năm"), _like(_YEAR)],
        [_like("0?6|sáu"), _word("tháng"), _word("đầu", "cuối"), _word("năm")],
    ],
    # đến năm 2025 | trong năm 2021 | hết năm 2020
    "year": [[_word("đến", "trong", "hết", "trước", "cuối", "từ"), _word("năm"), _like(_YEAR)]],
    # hằng năm | hàng quý | định kỳ 6 tháng | 02 lần/năm
    "recurrence": [
        [_word("hằng", "hàng", "mỗi", "từng"), _word("năm", "quý", "tháng", "tuần")],
        [_word("định"), _word("kỳ"), _like(r"\d+"), _word("tháng", "năm", "tuần")],
    ],
    # 10 ngày làm việc | 05 ngày kể từ
    "delay": [[_like(r"\d{1,3}"), _word("ngày"), _word("làm", "kể", "sau"), _word("việc", "từ", "khi")]],
    # 70% | 95,5 % | 80 phần trăm
    "percent": [
        [_like(r"\d+(?:[.,]\d+)?"), {"TEXT": "%"}],
        [_like(r"\d+(?:[.,]\d+)?"), _word("phần"), _word("trăm")],
        [_like(r"\d+(?:[.,]\d+)?%")],
    ],
    # ít nhất 01 mô hình | tối thiểu 03 | không quá 5 | trên 20
    "minimum": [[{"TEXT": {"IN": list(_LEAST)}}, _like(r"\d+(?:[.,]\d+)*"), {"IS_ALPHA": True}]],
    # 12/KH-UBND | 05/2016/QĐ-UBND | 34-CT/TW
    "symbol": [
        [_like(r"\d+"), {"TEXT": "/"}, _like("[A-ZĐ]+"), {"TEXT": "-"}, {"IS_ALPHA": True}],
        [_like(r"\d+/\d{4}"), {"TEXT": "/"}, _like("[A-ZĐ]+"), {"TEXT": "-"}, {"IS_ALPHA": True}],
        [_like(r"\d+-[A-ZĐ]+"), {"TEXT": "/"}, _like("[A-ZĐ]+")],
    ],
}  # fmt: skip
# The kinds of claim that cover a span of a kind.
COVERS = {
    **dict.fromkeys(
        ("day", "month", "quarter", "year", "recurrence", "delay"), ("deadline", "quota", "date")
    ),
    **dict.fromkeys(("percent", "minimum"), ("quota", "deadline")),
    "symbol": ("citation", "symbol"),
}


class Reason(NamedTuple):
    """Why a span of some kinds may rightly be no claim: what stands before it in its line, or from it on."""

    name: str
    kinds: frozenset[str]
    before: regex.Pattern[str] | None
    onward: regex.Pattern[str] | None


def _reason(name: str, before: str | None, onward: str | None, *kinds: str) -> Reason:
    sides = (words and regex.compile(words, regex.IGNORECASE) for words in (before, onward))
    return Reason(name, frozenset(kinds or PATTERNS), *sides)


REASONS = (
    _reason("budget", "kinh phí|ngân sách|dự toán|mức chi", "[^.;]{0,25}(?:tỷ|triệu|nghìn)? ?đồng"),
    _reason("comparison", r"(?:so với|so|bằng|cùng kỳ)(?: (?:cùng kỳ|cuối|năm))*\s*$", None),
    _reason(
        "name",
        r"[“\"][^”\"]*$|(?:nhiệm kỳ|khóa|chương trình|đề án|chiến lược|quy hoạch|luật)\s[^.;:]{0,90}$",
        r"[^“\"]{0,60}”",
    ),
    _reason("age", r"tuổi từ(?: đủ)?\s*$", r"[^.;]{0,20}tuổi"),
    _reason("thing", r"(?:kế hoạch|báo cáo|chương trình|thông báo)[^.;:,]{0,40}$", None, "recurrence"),
    _reason(
        "criterion", None, r"[^.;]{0,30}(?:xếp loại|bình xét|công nhận|đánh giá|danh hiệu)", "recurrence"
    ),
)
_YEARS = regex.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_REPORTED = regex.compile(r"(?:^|\W)đã\s|kết quả (?:thực hiện|đạt)", regex.IGNORECASE)


class Found(NamedTuple):
    """A span of the second reader: its kind, place and line; `reason` is why it is covered, None where nothing does."""

    kind: str
    start: int
    end: int
    text: str
    line: str
    reason: str | None


def second_reader() -> Any:
    """spaCy's tokens of any language with a SpanRuler of PATTERNS; the longest of overlapping spans stays."""
    reader = spacy.blank("xx")
    config = {"spans_filter": {"@misc": "spacy.first_longest_spans_filter.v1"}, "spans_key": "audit"}
    ruler: Any = reader.add_pipe("span_ruler", config=config)
    ruler.add_patterns(
        [{"label": kind, "pattern": pattern} for kind, several in PATTERNS.items() for pattern in several]
    )
    return reader


def audit(reader: Any, document: Document, record: PlanRecord) -> list[Found]:
    """Every span that the second reader finds in a document, in order, each with its reason if it has one."""
    text = document.text
    zones = find_zones(document)
    cited = [span for o in find_occurrences(document, zones) for span in (o.span, o.named)]
    masks = {
        "citation": [*cited, *(m.evidence.span for m in record.mentions)],
        "header": [zones.header, zones.title, zones.opening],
        "closing": [zones.signature],
        "heading": [s.heading_span for s in record.sections if s.heading],
    }
    claims = [(c.kind, c.evidence.span) for c in claims_of(record)]
    found = []
    doc = reader(text)
    for span in doc.spans["audit"]:
        place = (span.start_char, span.end_char)
        claimed = any(kind in COVERS[span.label_] and _meet(place, where) for kind, where in claims)
        masked = (name for name, where in masks.items() if any(_meet(place, other) for other in where))
        line_start = text.rfind("\n", 0, place[0]) + 1
        line = text[line_start : (text + "\n").find("\n", place[1])]
        reason = (
            "claim"
            if claimed
            else next(masked, None) or _told(span.label_, line, place[0] - line_start, span.text, record)
        )
        found.append(Found(span.label_, *place, span.text, line, reason))
    return found


def _meet(one: Span, other: Span) -> bool:
    return one[0] < other[1] and other[0] < one[1]


def _told(kind: str, line: str, at: int, words: str, record: PlanRecord) -> str | None:
    """The reason that the words around a span in its line give, or None."""
    left, right = line[:at], line[at:]
    years = [int(year) for year in _YEARS.findall(words)]
    issued = int(record.issued_on[:4]) if record.issued_on else None
    if (issued and years and max(years) < issued) or (not years and _REPORTED.search(left)):
        return "past"
    for name, kinds, before, onward in REASONS:
        if kind in kinds and ((before and before.search(left)) or (onward and onward.match(right))):
            return name
    return None


def _read(paths: Iterable[Path]) -> Iterator[tuple[Path, Document]]:
    for path in paths:
        try:
            yield path, parse(path)
        except UnreadableFile as refusal:
            print(f"{path}: {refusal.message} [{refusal.code}]", file=sys.stderr)


def report(paths: Iterable[Path], show_all: bool = False) -> Counter[tuple[str, str]]:
    """Print what nothing covers, by kind, then the counts; returns the counts by (kind, reason)."""
    reader = second_reader()
    counts: Counter[tuple[str, str]] = Counter()
    shown: dict[str, list[str]] = {kind: [] for kind in PATTERNS}
    for path, document in _read(paths):
        for f in audit(reader, document, extract(document)):
            counts[f.kind, f.reason or "UNCOVERED"] += 1
            if f.reason is None or (show_all and f.reason != "claim"):
                at = f.line.find(f.text)
                context = f.line[max(0, at - 60) : at + len(f.text) + 40].strip()
                why = f" ({f.reason})" if f.reason else ""
                shown[f.kind].append(f"  {path.stem[:24]}:{f.start}  [{f.text}]{why}  {context}")
    for kind, lines in shown.items():
        if lines:
            print(f"{kind}: {len(lines)}", *lines, sep="\n")
    _print_counts(counts)
    return counts


def _print_counts(counts: Counter[tuple[str, str]]) -> None:
    reasons = [name for name, _ in Counter(r for (_, r), n in counts.items() for _ in range(n)).most_common()]
    print("\n" + " " * 12 + "".join(f"{name[:12]:>14}" for name in reasons))
    for kind in PATTERNS:
        print(f"{kind:12}" + "".join(f"{counts[kind, name]:14}" for name in reasons))


def main(arguments: Sequence[str]) -> int:
    """The command."""
    parser = argparse.ArgumentParser(prog="bench.audit")
    parser.add_argument("files", nargs="*", type=Path, help="(default: tests/gold/developed)")
    parser.add_argument("--all", action="store_true", help="print also what has a reason, with it")
    options = parser.parse_args(arguments)
    report(options.files or sorted(DEVELOPED.glob("*.txt")), options.all)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
