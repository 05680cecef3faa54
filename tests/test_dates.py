"""Time expressions: every form in which an office writes one, what it means, and what is no time."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.dates import find_times, normal, parse_time
from tests.date_cases import (
    DAMAGED,
    DAY_RANGES,
    DAYS,
    DELAYS,
    MONTHS,
    NO_TIME,
    QUARTERS_HALVES_YEARS,
    RECURRENCES,
    Entries,
)

YEAR = 2021  # the year a missing one is taken from


@pytest.mark.parametrize(
    ("text", "entries"),
    [*DAYS, *DAY_RANGES, *MONTHS, *QUARTERS_HALVES_YEARS, *RECURRENCES, *DELAYS, *DAMAGED],
)
def test_forms(text: str, entries: Entries) -> None:
    assert [(t.text, t.bound, normal(t, YEAR).value) for t in find_times(text)] == entries


@pytest.mark.parametrize("text", NO_TIME)
def test_no_time(text: str) -> None:
    assert [(t.text, t.kind) for t in find_times(text) if t.kind != "vague"] == []


@pytest.mark.parametrize(
    ("text", "start", "end", "rrule", "edtf", "precision"),
    [
        ("trước ngày 25/5/2016", None, "2016-05-24", None, "../2016-05-24", "day"),
        ("trước tháng 8/2021", None, "2021-07-31", None, "../2021-07-31", "month"),
        ("chậm nhất ngày 25/5/2016", None, "2016-05-25", None, "../2016-05-25", "day"),
        ("đến hết quý II/2024", None, "2024-06-30", None, "../2024-34", "quarter"),
        ("trong tháng 2/2024", "2024-02-01", "2024-02-29", None, "2024-02", "month"),
        ("từ tháng 4 đến tháng 6/2021", "2021-04-01", "2021-06-30", None, "2021-04/2021-06", "month"),
        ("kể từ ngày 01/9/2021", "2021-09-01", None, None, "2021-09-01/..", "day"),
        ("6 tháng cuối năm 2018", "2018-07-01", "2018-12-31", None, "2018-41", "half"),
        ("cuối tháng 8/2020", "2020-08-01", "2020-08-31", None, "2020-08~", "month"),
        ("trước ngày 15/12 hằng năm", None, None, "FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=15", "XXXX-12-15", "day"),
        ("ngày 15 hằng tháng", None, None, "FREQ=MONTHLY;BYMONTHDAY=15", "XXXX-XX-15", "day"),
        ("từ 15/11 đến 15/12 hằng năm", None, None, "FREQ=YEARLY;BYMONTH=11;BYMONTHDAY=15", "XXXX-11-15/XXXX-12-15", "day"),
        ("06 tháng/lần", None, None, "FREQ=MONTHLY;INTERVAL=6", None, None),
        ("ngày 25 tháng cuối quý", None, None, "FREQ=YEARLY;BYMONTH=3,6,9,12;BYMONTHDAY=25", None, None),
        ("chiều thứ Sáu hằng tuần", None, None, "FREQ=WEEKLY;BYDAY=FR", None, None),
        ("hằng năm vào cuối năm", None, None, "FREQ=YEARLY;BYMONTH=12", "XXXX-36", "quarter"),
        ("ngày 29/02", None, None, None, None, "day"),  # no such day in 2021
    ],
)  # fmt: skip
def test_normal_forms(
    text: str, start: str | None, end: str | None, rrule: str | None, edtf: str | None, precision: str | None
) -> None:
    shown = parse_time(text, YEAR)
    assert shown is not None
    assert (shown.start, shown.end, shown.rrule, shown.edtf, shown.precision) == (
        start,
        end,
        rrule,
        edtf,
        precision,
    )


def test_a_missing_year_stays_unknown() -> None:
    shown = parse_time("trước ngày 15/6")
    assert shown is not None and shown.value is None and shown.end is None


DATES = st.dates(date(2005, 1, 1), date(2035, 12, 31))


DAY_FORMS = (
    "{d}/{m}/{y}", "{d:02}/{m:02}/{y}", "{d:02}/{m}/{y}", "{d}.{m}.{y}", "{d:02}-{m:02}-{y}", "{d:02}/{m:02} năm {y}", "{d} / {m} / {y}",
    "{d} tháng {m} năm {y}", "{d:02} tháng {m:02} năm {y}", "{d:02} tháng {m}/{y}", "{d:02} tháng {m:02}, năm {y}",
)  # fmt: skip


BOUNDS = {
    "trước ngày": "before", "Trước ngày": "before", "chậm nhất ngày": "by", "chậm nhất là ngày": "by", "hạn chót ngày": "by", "đến hết ngày": "by",
    "kể từ ngày": "from", "từ ngày": "from", "ngày": "in", "vào ngày": "in", "muộn nhất vào ngày": "by", "14h00, ngày": "in",
}  # fmt: skip


@given(
    DATES,
    st.sampled_from(DAY_FORMS),
    st.sampled_from(sorted(BOUNDS)),
    st.sampled_from(["", ".", ", các đơn vị", ";", ")", " phải xong"]),
)
def test_a_day_in_any_form_has_one_value(on: date, form: str, lead: str, tail: str) -> None:
    text = f"{lead} {form.format(d=on.day, m=on.month, y=on.year)}"
    times = find_times(f"Các đơn vị gửi báo cáo {text}{tail}")
    assert [(t.text, t.bound, normal(t).value) for t in times] == [(text, BOUNDS[lead], on.isoformat())]


@given(
    DATES,
    st.integers(1, 200),
    st.sampled_from(
        ["từ ngày {a} đến ngày {b}", "từ {a} đến hết ngày {b}", "{a} - {b}", "từ ngày {a} đến {b}"]
    ),
)
def test_a_range_runs_from_day_to_day(first: date, days: int, form: str) -> None:
    last = first + timedelta(days=days)
    text = form.format(a=f"{first.day}/{first.month}/{first.year}", b=f"{last.day}/{last.month}/{last.year}")
    shown = parse_time(text)
    assert shown is not None and (shown.start, shown.end) == (first.isoformat(), last.isoformat())


@given(
    st.integers(2005, 2035),
    st.integers(1, 4),
    st.sampled_from(
        ["Quý {r}/{y}", "quý {r} năm {y}", "Quý {n}/{y}", "Quí {r}-{y}", "quý {n} năm {y}", "Quý {r} {y}"]
    ),
)
def test_a_quarter_in_any_form_has_one_value(year: int, quarter: int, form: str) -> None:
    shown = parse_time(form.format(r=["I", "II", "III", "IV"][quarter - 1], n=quarter, y=year))
    assert shown is not None and shown.value == f"{year}-Q{quarter}"


@given(st.text(alphabet="ngàythánăqướcđếtừ0123456789/-., \n:()iv", max_size=120))
def test_any_text_is_read_without_failing(text: str) -> None:
    for t in find_times(text):
        assert text[t.start : t.end].strip() and 0 <= t.start <= t.core < t.end <= len(text)
        normal(t, YEAR)
