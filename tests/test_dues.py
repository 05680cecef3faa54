"""When a duty is due: days before, delays in days and working days, and the events that they count from."""

from __future__ import annotations

from datetime import date

import pytest

from links.dues import read_due

ISSUED = date(2024, 4, 26)  # a Friday before five days off, with one Saturday worked
# (value, the order's words, last day in time)
DUES = [
    ("P5WD", "trong thời hạn 05 ngày làm việc kể từ ngày nhận được Kế hoạch này", "2024-05-07"),
    ("P5WD", "chậm nhất 5 ngày làm việc sau khi Kế hoạch được ban hành", "2024-05-07"),
    ("P10D", "trong 10 ngày kể từ ngày ký, UBND các huyện gửi kế hoạch", "2024-05-06"),
    ("P4D", "sau 04 ngày kể từ ngày ban hành", "2024-05-02"),  # the fourth day is a day off
    ("P1M", "trong vòng 01 tháng từ ngày nhận kế hoạch của UBND tỉnh", "2024-05-27"),
    ("P2W", "trong 02 tuần", "2024-05-10"),
    ("P10D", "trong 10 ngày kể từ ngày nhận được kế hoạch của các đơn vị", None),
    ("P5WD", "chậm nhất 05 ngày làm việc sau khi kết thúc đợt thi đua", None),
    ("P7D", "trong 07 ngày kể từ ngày nhận đủ hồ sơ", None),
    ("P7D", "sau 07 ngày kể từ ngày ký hợp đồng", None),
    ("2024-05-15", "trước ngày 15/5/2024", "2024-05-14"),
    ("2024-05", "trong tháng 5/2024", "2024-05-31"),
    ("2024-06-01/2024-06-30", "từ 01/6 đến 30/6/2024", "2024-06-30"),
    ("2024-05-15; 2024-05-10", "đợt 1, đợt 2", "2024-05-10"),
    ("R/P1Y", "hằng năm", None),
    ("2024-02-30", "ngày 30/02/2024", None),
]


@pytest.mark.parametrize(("value", "words", "last"), DUES)
def test_the_last_day_in_time(value: str, words: str, last: str | None) -> None:
    found = read_due(value, None, ISSUED, words).last
    assert (found.isoformat() if found else None) == last


@pytest.mark.parametrize(
    ("issued", "last"),
    [
        (date(2025, 1, 24), "2025-02-07"),  # over Tết
        (date(2025, 4, 25), "2025-05-06"),  # Saturday 26 April was worked for Friday 2 May
        (date(2023, 8, 31), "2023-09-11"),  # over National Day, with a day off in exchange
        (date(2016, 3, 1), "2016-03-08"),
    ],
)
def test_five_working_days(issued: date, last: str) -> None:
    found = read_due("P5WD", None, issued, "05 ngày làm việc kể từ ngày ký").last
    assert found is not None and found.isoformat() == last
