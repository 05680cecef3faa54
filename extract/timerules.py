"""Which words open which pattern of time, and what is made of its match."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from extract import timeatoms as made
from extract import timepatterns as p
from extract.timeatoms import Atom
from extract.timewords import MONTHS, NUMBERS

Build = Callable[[Any], Iterator[Atom]]
_N1 = tuple(n for n in NUMBERS if " " not in n)  # numbers in one word
_ANY_UNIT = ("ngày", "tuần", "tháng", "quý", "năm")
_WEEK = ("thứ", "chủ", "ngày", "buổi", "sáng", "chiều", "tối")

# (words that open it, words that may follow, pattern, builder), tried in this order; "#" is a figure, "0" one that begins so
RULES: tuple[tuple[tuple[str, ...], tuple[str, ...], Any, Build], ...] = (
    (("các", "mỗi", "hằng", "hàng", "sáng", "chiều", "tối", "buổi"), _WEEK, p.WEEKLY, made.weekly),
    (("thứ", "chủ"), ("hai", "ba", "tư", "năm", "sáu", "bảy", "bẩy", "#", "nhật"), p.WEEKLY, made.weekly),
    (("ngày", "hôm", "mùng", "mồng"), ("#", "mùng", "mồng"), p.NUMERIC, made.days),
    (("ngày",), ("#",), p.IN_QUARTER, made.in_quarter),
    (("#",), ("tháng", "của"), p.IN_QUARTER, made.in_quarter),
    (("ngày",), ("#",), p.IN_MONTH, made.in_month),
    (("#",), ("tháng", "của"), p.IN_MONTH, made.in_month),
    (("ngày", "tuần"), ("làm", "đầu", "cuối", "thứ"), p.EDGE, made.edge),
    (("tháng",), ("đầu", "giữa", "cuối", "thứ"), p.EDGE, made.edge),
    (("ngày", "mùng", "mồng"), ("#", "mùng", "mồng"), p.WORDED, made.days),
    (("#",), ("tháng",), p.WORDED_BARE, made.days),
    (("#",), ("#", "và", "đến", "tới", "hoặc", "ngày"), p.NUMERIC, made.days),
    (("#",), ("#", "đến"), p.WORDED_RANGE, made.days),
    (("ngày", "mùng", "mồng"), ("#", "mùng", "mồng"), p.DAY_ONLY, made.single_days),
    (("#", "sáu", "chín", "ba"), ("tháng",), p.HALF, made.half),
    (("nửa",), ("đầu", "cuối"), p.HALF, made.half),
    (("#", *_N1), _ANY_UNIT, p.N_PER, made.n_per),
    (("mỗi", "cứ"), ("#", *_N1), p.N_PER, made.n_per),
    (_ANY_UNIT, ("lần", "0", "1", "một"), p.N_PER, made.n_per),
    (("định",), ("kỳ",), p.N_PER, made.n_per),
    (("hằng", "hàng", "mỗi", "từng", "cứ"), (*_ANY_UNIT, "#", "hai", "ba", "sáu", "tối", "sáng"), p.EVERY, made.every),
    (("định",), ("kỳ",), p.EVERY, made.every),
    (("định",), ("kỳ",), p.PERIODIC, made.periodic),
    (("báo", "kết", "sơ"), ("cáo", "quả", "kết"), p.REPORTS, made.periodic),
    (("trước",), ("tết", "mùa"), p.EVENT_FIRST, made.event_first),
    (("trước", "sau"), ("khi", "ngày", "cuộc", "buổi", "phiên", "kỳ", "hội", "lễ", "đợt", "giờ", "thời"), p.EVENT_FIRST, made.event_first),
    (("chậm", "muộn", "trễ"), ("nhất",), p.TIED_DELAY, made.delay),
    (("hạn", "thời"), ("chót", "cuối", "hạn", "#"), p.TIED_DELAY, made.delay),
    (("không", "tối"), ("quá", "vượt", "chậm", "để", "đa"), p.TIED_DELAY, made.delay),
    (("≤", "<", "dưới", "trước", "sau"), ("#", "ít", "tối", "không", "khoảng", "thời"), p.TIED_DELAY, made.delay),
    (("trước", "sau"), _N1, p.TIED_DELAY, made.delay),
    (("trong",), ("vòng", "thời", "khoảng", "phạm", "nửa", "#", *_N1), p.TIED_DELAY, made.delay),
    (("#", *_N1), _ANY_UNIT, p.DELAY, made.delay),
    (_N1, ("mươi", *_N1), p.DELAY, made.delay),
    (("nửa",), ("tháng",), p.DELAY, made.delay),
    (("ít", "tối"), ("nhất", "thiểu"), p.DELAY, made.delay),
    (("tháng",), ("#",), p.MONTHLY, made.months),
    (("tháng",), tuple({month.split(" ")[0] for month in MONTHS}), p.MONTH_WORDED, made.month_worded),
    (("t",), ("#",), p.SHORT_MONTH, made.short_months),
    (("quý", "quí", "quy", "q"), ("i", "ii", "iii", "iv", "#", "một", "hai", "ba", "bốn", "tư", "đầu", "cuối"), p.QUARTERLY, made.quarters),
    (("tuần",), ("#", "lễ", "thứ"), p.WEEK_OF, made.week_of),
    (("giai", "thời", "nhiệm", "niên", "năm"), ("đoạn", "kỳ", "khóa", "độ", "học"), p.PERIOD, made.years),
    (("khóa",), ("#",), p.PERIOD, made.years),
    (("năm",), ("#",), p.YEARLY, made.single_years),
    (("năm", "của"), ("sau", "kế", "tiếp", "liền", "năm"), p.NEXT, made.next_year),
    (("#",), ("#", "đến", "và", "năm"), p.YEARS, made.years),
    (("#",), ("#",), p.BARE_MONTH, made.bare_month),
    (("20",), ("",), p.BARE_YEAR, made.bare_year),
    (("đầu", "giữa", "cuối", "trong", "cả"), _ANY_UNIT, p.VAGUE, made.vague),
    (("đầu", "giữa", "cuối", "trong"), ("của", "mỗi", "hằng", "hàng", "suốt", "cả"), p.VAGUE, made.vague),
    (("tuần", "đầu", "giữa", "cuối"), ("lễ", "đầu", "cuối", "tiên", "của", "năm"), p.SCHOOL, made.school),
    (("từ", "kể"), ("nay", "ngày", "khi", "thời", "từ"), p.NOW, made.now),
)  # fmt: skip
