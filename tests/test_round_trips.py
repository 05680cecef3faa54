"""A time or a quantity in any form has one value: months, halves, recurrences, delays, quotas; and values read back."""

from __future__ import annotations

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from extract.dates import parse_time
from extract.quantities import scan
from extract.timevalues import Every, Point, Range, resolve
from extract.values import normal_of, parse_value

YEARS = st.integers(2005, 2035)
DATES = st.dates(date(2005, 1, 1), date(2035, 12, 31))
ROMAN = ["I", "II", "III", "IV"]


@given(
    YEARS,
    st.integers(1, 12),
    st.sampled_from(
        [
            *(
                "tháng {m}/{y}",
                "tháng {m:02}/{y}",
                "tháng {m} năm {y}",
                "Tháng {m:02} năm {y}",
                "tháng {m}-{y}",
            ),
            *("trong tháng {m}/{y}", "trong tháng {m} năm {y}", "vào tháng {m}/{y}", "tháng {m} / {y}"),
        ]
    ),
)
def test_a_month_in_any_form_has_one_value(year: int, month: int, form: str) -> None:
    shown = parse_time(form.format(m=month, y=year))
    assert shown is not None and shown.value == f"{year}-{month:02}"


@given(
    YEARS,
    st.sampled_from([(1, "đầu"), (2, "cuối")]),
    st.sampled_from(
        ["6 tháng {p} năm {y}", "06 tháng {p} năm {y}", "6 tháng {p} năm {y}", "Sáu tháng {p} năm {y}"]
    ),
)
def test_a_half_in_any_form_has_one_value(year: int, half: tuple[int, str], form: str) -> None:
    shown = parse_time(form.format(p=half[1], y=year))
    assert shown is not None and shown.value == f"{year}-H{half[0]}"


@given(
    DATES,
    st.sampled_from(["ngày {d}/{m} hằng năm", "ngày {d:02}/{m:02} hàng năm", "ngày {d} tháng {m} hằng năm"]),
    st.sampled_from(["", "trước ", "chậm nhất "]),
)
def test_a_yearly_day_in_any_form_has_one_value(on: date, form: str, lead: str) -> None:
    shown = parse_time(lead + form.format(d=on.day, m=on.month))
    assert shown is not None and shown.value == f"R/XXXX-{on.month:02}-{on.day:02}"


@given(
    st.integers(1, 28),
    st.sampled_from(["ngày {d} hằng tháng", "ngày {d:02} hàng tháng", "ngày {d} mỗi tháng"]),
    st.sampled_from(["", "trước ", "chậm nhất "]),
)
def test_a_monthly_day_in_any_form_has_one_value(day: int, form: str, lead: str) -> None:
    shown = parse_time(lead + form.format(d=day))
    assert shown is not None and shown.value == f"R/XXXX-XX-{day:02}"


@given(
    st.integers(1, 90),
    st.sampled_from([("ngày", "D"), ("ngày làm việc", "WD"), ("tuần", "W"), ("tháng", "M")]),
    st.sampled_from(["{n}", "{n:02}"]),
    st.sampled_from(
        ["trong thời hạn {t} kể từ ngày ký", "chậm nhất {t} sau khi kết thúc", "sau {t} kể từ ngày nhận"]
    ),
)
def test_a_delay_in_any_form_has_one_value(count: int, unit: tuple[str, str], figure: str, form: str) -> None:
    shown = parse_time(form.format(t=f"{figure.format(n=count)} {unit[0]}"))
    assert shown is not None and shown.value == f"P{count}{unit[1]}"


# (form with n and m, least, most)
QUOTAS = {
    "ít nhất {n} mô hình": "n-",
    "tối thiểu {n} mô hình": "n-",
    "không dưới {n} mô hình": "n-",
    "{n} mô hình trở lên": "n-",
    "trên {n} mô hình": "n-",
    "không quá {n} mô hình": "-n",
    "tối đa {n} mô hình": "-n",
    "dưới {n} mô hình": "-n",
    "{n} mô hình": "nn",
    "từ {n} đến {m} mô hình": "nm",
    "{n} - {m} mô hình": "nm",
    "từ {n} mô hình đến {m} mô hình": "nm",
}


@given(st.integers(1, 900), st.integers(1, 90), st.sampled_from(sorted(QUOTAS)), st.sampled_from(["", "0"]))
def test_a_quantity_in_any_form_has_one_value(low: int, more: int, form: str, zero: str) -> None:
    figures = {"n": low, "m": low + more, "-": None}
    shown = {name: f"{zero if value < 10 else ''}{value}" for name, value in figures.items() if value}
    text = f"mỗi xã xây dựng {form.format(**shown)}."
    found = next(scan(text, text.lower(), 0, len(text)))
    least, most = (figures[sign] for sign in QUOTAS[form])
    assert (found.min, found.max, found.unit and found.unit.text) == (least, most, "mô hình")
    assert text[found.start : found.end] == form.format(**shown)


POINTS = st.one_of(
    DATES.map(lambda on: Point("day", on.year, on.month, on.day)),
    st.builds(lambda y, m: Point("month", y, m), YEARS, st.integers(1, 12)),
    st.builds(lambda y, q: Point("quarter", y, q), YEARS, st.integers(1, 4)),
    st.builds(lambda y, h: Point("half", y, h), YEARS, st.integers(1, 2)),
    YEARS.map(lambda y: Point("year", y)),
)
ANCHORS = st.one_of(
    DATES.map(lambda on: Every("P1Y", Point("day", None, on.month, on.day))),
    DATES.map(lambda on: Every("P1M", Point("day", None, None, on.day))),
    st.builds(lambda m: Every("P1Y", Point("month", None, m)), st.integers(1, 12)),
    st.builds(
        lambda m, n: Every("P1Y", Point("month", None, m), until=Point("month", None, n)),
        st.integers(1, 12),
        st.integers(1, 12),
    ),
    st.builds(lambda q: Every("P1Y", Point("quarter", None, q)), st.integers(1, 4)),
    st.sampled_from(["P1D", "P1W", "P1M", "P3M", "P6M", "P1Y", "P2Y"]).map(Every),
)
BOUNDS = st.sampled_from(["before", "by", "in", "from"])


@given(st.one_of(POINTS, st.builds(Range, POINTS, POINTS), ANCHORS), BOUNDS)
def test_values_read_back_with_all_that_follows(time: Point | Range | Every, bound: str) -> None:
    normal = resolve(time, bound)
    assert normal.value is not None
    assert parse_value(normal.value) == time
    assert normal_of(normal.value, bound) == normal


@given(st.text(alphabet="0123456789-/XRPQHDWMY;", max_size=14))
def test_no_text_breaks_the_reading_of_values(text: str) -> None:
    time = parse_value(text)
    if time is not None:
        assert resolve(time, "in").value is not None
