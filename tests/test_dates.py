# ruff: noqa: E501  (tables of strings)
"""Time expressions: every form in which an office writes one, what it means, and what is no time."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.dates import find_times, normal, parse_time

YEAR = 2021  # the year a missing one is taken from

Entries = list[tuple[str, str, str | None]]

DAYS: list[tuple[str, Entries]] = [
    ("trước ngày 25/5/2016", [("trước ngày 25/5/2016", "before", "2016-05-25")]),
    ("đăng ký trước 30/3/2021.", [("trước 30/3/2021", "before", "2021-03-30")]),
    ("Trước ngày 30 tháng 9", [("Trước ngày 30 tháng 9", "before", "2021-09-30")]),
    ("xong trước ngày 10 tháng 01 năm 2015", [("trước ngày 10 tháng 01 năm 2015", "before", "2015-01-10")]),
    ("trước 17 giờ 00 ngày 15/6/2022", [("trước 17 giờ 00 ngày 15/6/2022", "before", "2022-06-15")]),
    ("trước 16h30 ngày 02/7", [("trước 16h30 ngày 02/7", "before", "2021-07-02")]),
    ("trước ngày 05.6.2019", [("trước ngày 05.6.2019", "before", "2019-06-05")]),
    ("trước ngày 5-6-2019", [("trước ngày 5-6-2019", "before", "2019-06-05")]),
    ("trước ngày 05 / 6 / 2019", [("trước ngày 05 / 6 / 2019", "before", "2019-06-05")]),
    ("trước ngày 15/6/22", [("trước ngày 15/6/22", "before", "2022-06-15")]),
    ("trước thời điểm 01/7/2020", [("trước thời điểm 01/7/2020", "before", "2020-07-01")]),
    ("chậm nhất là ngày 20/7", [("chậm nhất là ngày 20/7", "by", "2021-07-20")]),
    ("chậm nhất vào ngày 17 tháng 12", [("chậm nhất vào ngày 17 tháng 12", "by", "2021-12-17")]),
    ("chậm nhất đến hết ngày 31/8/2023", [("chậm nhất đến hết ngày 31/8/2023", "by", "2023-08-31")]),
    ("Chậm nhất 30/9/2021", [("Chậm nhất 30/9/2021", "by", "2021-09-30")]),
    ("chậm nhất trước ngày 15/11", [("chậm nhất trước ngày 15/11", "by", "2021-11-15")]),
    ("muộn nhất là ngày 01/12/2024", [("muộn nhất là ngày 01/12/2024", "by", "2024-12-01")]),
    ("muộn nhất ngày 25 tháng 10 năm 2024", [("muộn nhất ngày 25 tháng 10 năm 2024", "by", "2024-10-25")]),
    ("trễ nhất ngày 12/8", [("trễ nhất ngày 12/8", "by", "2021-08-12")]),
    ("hạn chót 13/10/2017", [("hạn chót 13/10/2017", "by", "2017-10-13")]),
    ("hạn chót: ngày 13/10/2017", [("hạn chót: ngày 13/10/2017", "by", "2017-10-13")]),
    ("hạn cuối là 30/4", [("hạn cuối là 30/4", "by", "2021-04-30")]),
    ("thời hạn cuối cùng ngày 30/4/2020", [("thời hạn cuối cùng ngày 30/4/2020", "by", "2020-04-30")]),
    ("không muộn hơn ngày 15/3/2020", [("không muộn hơn ngày 15/3/2020", "by", "2020-03-15")]),
    ("không quá ngày 15/3/2020", [("không quá ngày 15/3/2020", "by", "2020-03-15")]),
    ("xong đến 31/3/2015", [("đến 31/3/2015", "by", "2015-03-31")]),
    ("kéo dài đến hết ngày 30/11/2022", [("đến hết ngày 30/11/2022", "by", "2022-11-30")]),
    ("hết ngày 30/6/2022", [("hết ngày 30/6/2022", "by", "2022-06-30")]),
    ("Đến ngày 31/12/2021, toàn tỉnh", [("Đến ngày 31/12/2021", "by", "2021-12-31")]),
    ("kể từ ngày 01/9/2021.", [("kể từ ngày 01/9/2021", "from", "2021-09-01")]),
    ("bắt đầu từ ngày 05/9/2021", [("từ ngày 05/9/2021", "from", "2021-09-05")]),
    ("áp dụng từ 01/7/2021", [("từ 01/7/2021", "from", "2021-07-01")]),
    ("ngày 16/11/2017 (thứ Năm)", [("ngày 16/11/2017", "in", "2017-11-16")]),
    ("vào ngày 19/5", [("vào ngày 19/5", "in", "2021-05-19")]),
    ("trong ngày 20 tháng 11 năm 2020", [("trong ngày 20 tháng 11 năm 2020", "in", "2020-11-20")]),
    ("8h00-10h00 ngày 28/12/2011", [("8h00-10h00 ngày 28/12/2011", "in", "2011-12-28")]),
    ("14 giờ 00 phút, ngày 28/4/2026", [("14 giờ 00 phút, ngày 28/4/2026", "in", "2026-04-28")]),
    ("lúc 08 giờ 00 ngày 12/3/2019", [("lúc 08 giờ 00 ngày 12/3/2019", "in", "2019-03-12")]),
    ("từ 7 giờ 30 đến 11 giờ ngày 12/3/2019", [("từ 7 giờ 30 đến 11 giờ ngày 12/3/2019", "in", "2019-03-12")]),
    ("Buổi sáng, ngày 18 tháng 4 năm 2026", [("Buổi sáng, ngày 18 tháng 4 năm 2026", "in", "2026-04-18")]),
    ("Chiều ngày 24/11/2017", [("Chiều ngày 24/11/2017", "in", "2017-11-24")]),
    ("15 tháng 8 năm 2020", [("15 tháng 8 năm 2020", "in", "2020-08-15")]),
    ("trước 15 tháng 8", [("trước 15 tháng 8", "before", "2021-08-15")]),
    ("trước ngày mùng 5 tháng 9", [("trước ngày mùng 5 tháng 9", "before", "2021-09-05")]),
    ("ngày 15 tháng\n6 năm 2021", [("ngày 15 tháng\n6 năm 2021", "in", "2021-06-15")]),
    ("dịp 30/4", [("dịp 30/4", "in", "2021-04-30")]),
    ("gửi trước ngày 15/01 năm sau", [("trước ngày 15/01 năm sau", "before", "2022-01-15")]),
]  # fmt: skip

DAY_RANGES: list[tuple[str, Entries]] = [
    ("Từ ngày 06 - 15/11/2017", [("Từ ngày 06 - 15/11/2017", "in", "2017-11-06/2017-11-15")]),
    ("từ ngày 30/10/2017 đến 03/11/2017", [("từ ngày 30/10/2017 đến 03/11/2017", "in", "2017-10-30/2017-11-03")]),
    ("từ 01/3 đến hết 30/6/2024", [("từ 01/3 đến hết 30/6/2024", "in", "2024-03-01/2024-06-30")]),
    ("kể từ ngày 04/6/2018 đến hết ngày 29/6/2018", [("kể từ ngày 04/6/2018 đến hết ngày 29/6/2018", "in", "2018-06-04/2018-06-29")]),
    ("từ ngày 21 đến hết ngày 23/11/2023", [("từ ngày 21 đến hết ngày 23/11/2023", "in", "2023-11-21/2023-11-23")]),
    ("04 - 08/6/2018", [("04 - 08/6/2018", "in", "2018-06-04/2018-06-08")]),
    ("11-15/6/2018", [("11-15/6/2018", "in", "2018-06-11/2018-06-15")]),
    ("Ngày 20 – 21/11/2017", [("Ngày 20 – 21/11/2017", "in", "2017-11-20/2017-11-21")]),
    ("Ngày 26, 27/12/2011", [("Ngày 26, 27/12/2011", "in", "2011-12-26/2011-12-27")]),
    ("ngày 10, 11 và 12/7/2018", [("ngày 10, 11 và 12/7/2018", "in", "2018-07-10/2018-07-12")]),
    ("các ngày 20, 21/9/2025", [("ngày 20, 21/9/2025", "in", "2025-09-20/2025-09-21")]),
    ("ngày 26 và ngày 27 tháng 12 năm 2022", [("ngày 26 và ngày 27 tháng 12 năm 2022", "in", "2022-12-26/2022-12-27")]),
    ("ngày 15 và 16/8", [("ngày 15 và 16/8", "in", "2021-08-15/2021-08-16")]),
    ("Chiều ngày 28/12 và cả ngày 29/12/2011", [("Chiều ngày 28/12 và cả ngày 29/12/2011", "in", "2011-12-28/2011-12-29")]),
    ("từ 25/5 - 02/6/2021", [("từ 25/5 - 02/6/2021", "in", "2021-05-25/2021-06-02")]),
    ("25/5/2021 - 02/6/2021", [("25/5/2021 - 02/6/2021", "in", "2021-05-25/2021-06-02")]),
    ("từ ngày 25/12 đến ngày 05/01/2022", [("từ ngày 25/12 đến ngày 05/01/2022", "in", "2021-12-25/2022-01-05")]),
    ("từ ngày 25/12/2021 đến ngày 05/01", [("từ ngày 25/12/2021 đến ngày 05/01", "in", "2021-12-25/2022-01-05")]),
    ("từ ngày 20 tháng 11 đến ngày 15 tháng 12", [("từ ngày 20 tháng 11 đến ngày 15 tháng 12", "in", "2021-11-20/2021-12-15")]),
    ("từ ngày 01 đến 15/10", [("từ ngày 01 đến 15/10", "in", "2021-10-01/2021-10-15")]),
    ("Từ nay đến ngày 15/6/2021", [("Từ nay đến ngày 15/6/2021", "by", "2021-06-15")]),
    ("từ nay đến hết ngày 30/6", [("từ nay đến hết ngày 30/6", "by", "2021-06-30")]),
    ("từ ngày ban hành Kế hoạch đến hết ngày 30/6/2022", [("từ ngày ban hành Kế hoạch đến hết ngày 30/6/2022", "by", "2022-06-30")]),
    ("trước ngày 10/6 và trước ngày 10/12", [("trước ngày 10/6", "before", "2021-06-10"), ("trước ngày 10/12", "before", "2021-12-10")]),
    ("trước ngày 10/6 và 10/12 năm 2022", [("trước ngày 10/6", "before", "2022-06-10"), ("10/12 năm 2022", "before", "2022-12-10")]),
]  # fmt: skip

MONTHS: list[tuple[str, Entries]] = [
    ("trong tháng 4/2023", [("trong tháng 4/2023", "in", "2023-04")]),
    ("Tháng 01/2015", [("Tháng 01/2015", "in", "2015-01")]),
    ("tháng 10 năm 2021", [("tháng 10 năm 2021", "in", "2021-10")]),
    ("tháng 10-2021", [("tháng 10-2021", "in", "2021-10")]),
    ("tháng 3", [("tháng 3", "in", "2021-03")]),
    ("trước tháng 8/2021", [("trước tháng 8/2021", "before", "2021-08")]),
    ("hết tháng 6/2026", [("hết tháng 6/2026", "by", "2026-06")]),
    ("xong trong tháng 12/2025", [("trong tháng 12/2025", "in", "2025-12")]),
    ("từ tháng 7/2022", [("từ tháng 7/2022", "from", "2022-07")]),
    ("từ tháng 4 đến tháng 6/2021", [("từ tháng 4 đến tháng 6/2021", "in", "2021-04/2021-06")]),
    ("tháng 9-10/2021", [("tháng 9-10/2021", "in", "2021-09/2021-10")]),
    ("tháng 3, 4 và 5/2024", [("tháng 3, 4 và 5/2024", "in", "2024-03/2024-05")]),
    ("tháng 9, tháng 10", [("tháng 9, tháng 10", "in", "2021-09/2021-10")]),
    ("tháng 6 và tháng 12", [("tháng 6", "in", "2021-06"), ("tháng 12", "in", "2021-12")]),
    ("từ tháng 11/2021 đến tháng 02/2022", [("từ tháng 11/2021 đến tháng 02/2022", "in", "2021-11/2022-02")]),
    ("từ tháng 11 đến tháng 2/2022", [("từ tháng 11 đến tháng 2/2022", "in", "2021-11/2022-02")]),
    ("tháng 3 - tháng 5/2024", [("tháng 3 - tháng 5/2024", "in", "2024-03/2024-05")]),
    ("Tuần đầu tháng 10/2016", [("Tuần đầu tháng 10/2016", "in", "2016-10")]),
    ("tuần thứ hai của tháng 6", [("tuần thứ hai của tháng 6", "in", "2021-06")]),
    ("tuần 1, 2 tháng 10/2021", [("tuần 1, 2 tháng 10/2021", "in", "2021-10")]),
    ("đầu tháng 12/2020", [("đầu tháng 12/2020", "in", "2020-12")]),
    ("cuối tháng 8", [("cuối tháng 8", "in", "2021-08")]),
    ("trung tuần tháng 5/2019", [("trung tuần tháng 5/2019", "in", "2019-05")]),
    ("cuối tháng 6, đầu tháng 7/2022", [("cuối tháng 6, đầu tháng 7/2022", "in", "2022-06/2022-07")]),
    ("đến cuối tháng 9/2023", [("đến cuối tháng 9/2023", "by", "2023-09")]),
    ("6/2021", [("6/2021", "in", "2021-06")]),
    ("đợt 2 tháng 10/2014", [("tháng 10/2014", "in", "2014-10")]),
    ("từ tháng 4/2021 đến ngày 15/6/2021", [("từ tháng 4/2021 đến ngày 15/6/2021", "in", "2021-04/2021-06-15")]),
]  # fmt: skip

QUARTERS_HALVES_YEARS: list[tuple[str, Entries]] = [
    ("trong Quý II năm 2023", [("trong Quý II năm 2023", "in", "2023-Q2")]),
    ("Quý IV/2025", [("Quý IV/2025", "in", "2025-Q4")]),
    ("Quí IV-2025", [("Quí IV-2025", "in", "2025-Q4")]),
    ("quý 3/2021", [("quý 3/2021", "in", "2021-Q3")]),
    ("quý I", [("quý I", "in", "2021-Q1")]),
    ("hoàn thành trước quý III/2022", [("trước quý III/2022", "before", "2022-Q3")]),
    ("đến hết quý II/2024", [("đến hết quý II/2024", "by", "2024-Q2")]),
    ("Quý I-II/2025", [("Quý I-II/2025", "in", "2025-Q1/2025-Q2")]),
    ("Quý I, II và III/2025", [("Quý I, II và III/2025", "in", "2025-Q1/2025-Q3")]),
    ("Quý IV/2025 - Quý II/2026", [("Quý IV/2025 - Quý II/2026", "in", "2025-Q4/2026-Q2")]),
    ("quý III và quý IV năm 2019", [("quý III và quý IV năm 2019", "in", "2019-Q3/2019-Q4")]),
    ("đầu quý II/2020", [("đầu quý II/2020", "in", "2020-Q2")]),
    ("chậm nhất trong quý I/2020", [("chậm nhất trong quý I/2020", "by", "2020-Q1")]),
    ("6 tháng đầu năm 2018", [("6 tháng đầu năm 2018", "in", "2018-H1")]),
    ("06 tháng cuối năm", [("06 tháng cuối năm", "in", "2021-H2")]),
    ("sáu tháng đầu năm 2020", [("sáu tháng đầu năm 2020", "in", "2020-H1")]),
    ("nửa đầu năm 2022", [("nửa đầu năm 2022", "in", "2022-H1")]),
    ("9 tháng đầu năm 2021", [("9 tháng đầu năm 2021", "in", "2021-01/2021-09")]),
    ("Năm 2022:", [("Năm 2022", "in", "2022")]),
    ("vào năm 2020", [("vào năm 2020", "in", "2020")]),
    ("Đến năm 2025", [("Đến năm 2025", "by", "2025")]),
    ("đến hết năm 2025", [("đến hết năm 2025", "by", "2025")]),
    ("đến cuối năm 2025", [("đến cuối năm 2025", "by", "2025")]),
    ("trước năm 2025", [("trước năm 2025", "before", "2025")]),
    ("từ năm 2022 trở đi", [("từ năm 2022 trở đi", "from", "2022")]),
    ("Năm 2022 và các năm tiếp theo", [("Năm 2022 và các năm tiếp theo", "from", "2022")]),
    ("Từ năm 2023 - 2025", [("Từ năm 2023 - 2025", "in", "2023/2025")]),
    ("từ năm 2021 đến năm 2025", [("từ năm 2021 đến năm 2025", "in", "2021/2025")]),
    ("Năm 2018 - 2019", [("Năm 2018 - 2019", "in", "2018/2019")]),
    ("các năm 2021, 2022 và 2023", [("năm 2021, 2022 và 2023", "in", "2021/2023")]),
    ("năm 2023 và năm 2025", [("năm 2023", "in", "2023"), ("năm 2025", "in", "2025")]),
    ("giai đoạn 2021 - 2025", [("giai đoạn 2021 - 2025", "in", "2021/2025")]),
    ("Từ nay đến năm 2020", [("Từ nay đến năm 2020", "by", "2020")]),
    ("đến 2030, đạt", [("đến 2030", "by", "2030")]),
    ("đầu năm 2022", [("đầu năm 2022", "in", "2022-Q1")]),
    ("cuối năm 2022", [("cuối năm 2022", "in", "2022-Q4")]),
    ("năm học 2024 - 2025", [("năm học 2024 - 2025", "in", "2024/2025")]),
    ("cuối năm", [("cuối năm", "in", None)]),
    ("Trong năm", [("Trong năm", "in", None)]),
]  # fmt: skip

RECURRENCES: list[tuple[str, Entries]] = [
    ("hằng năm", [("hằng năm", "every", "R/P1Y")]),
    ("Hàng tháng", [("Hàng tháng", "every", "R/P1M")]),
    ("mỗi quý ít nhất 01 lần", [("mỗi quý", "every", "R/P3M")]),
    ("mỗi tuần", [("mỗi tuần", "every", "R/P1W")]),
    ("hằng ngày", [("hằng ngày", "every", "R/P1D")]),
    ("định kỳ hằng quý", [("định kỳ hằng quý", "every", "R/P3M")]),
    ("định kỳ 6 tháng, năm hoặc khi được yêu cầu", [("6 tháng", "every", "R/P6M"), ("năm", "every", "R/P1Y")]),
    ("định kỳ (tháng, quý, 6 tháng, năm)", [("tháng", "every", "R/P1M"), ("quý", "every", "R/P3M"), ("6 tháng", "every", "R/P6M"), ("năm", "every", "R/P1Y")]),
    ("định kỳ 06 tháng và 01 năm", [("06 tháng", "every", "R/P6M"), ("01 năm", "every", "R/P1Y")]),
    ("định kỳ 6 tháng và hằng năm", [("6 tháng", "every", "R/P6M"), ("hằng năm", "every", "R/P1Y")]),
    ("báo cáo tháng, quý, năm theo quy định", [("tháng", "every", "R/P1M"), ("quý", "every", "R/P3M"), ("năm", "every", "R/P1Y")]),
    ("hằng tháng, quý, năm", [("hằng tháng", "every", "R/P1M"), ("quý", "every", "R/P3M"), ("năm", "every", "R/P1Y")]),
    ("06 tháng/lần", [("06 tháng/lần", "every", "R/P6M")]),
    ("6 tháng một lần", [("6 tháng một lần", "every", "R/P6M")]),
    ("03 tháng 01 lần", [("03 tháng 01 lần", "every", "R/P3M")]),
    ("hai năm một lần", [("hai năm một lần", "every", "R/P2Y")]),
    ("05 năm/lần", [("05 năm/lần", "every", "R/P5Y")]),
    ("mỗi 06 tháng", [("mỗi 06 tháng", "every", "R/P6M")]),
    ("quý/lần", [("quý/lần", "every", "R/P3M")]),
    ("chiều thứ Sáu hằng tuần", [("chiều thứ Sáu hằng tuần", "every", "R/P1W")]),
    ("các thứ Hai", [("các thứ Hai", "every", "R/P1W")]),
    ("sáng thứ 2 hàng tuần", [("sáng thứ 2 hàng tuần", "every", "R/P1W")]),
    ("ngày 15 hằng tháng", [("ngày 15 hằng tháng", "every", "R/XXXX-XX-15")]),
    ("trước ngày 18 hàng tháng", [("trước ngày 18 hàng tháng", "every", "R/XXXX-XX-18")]),
    ("hằng tháng (trước ngày 20)", [("hằng tháng (trước ngày 20)", "every", "R/XXXX-XX-20")]),
    ("vào ngày 05 của tháng", [("vào ngày 05 của tháng", "every", "R/XXXX-XX-05")]),
    ("trước ngày 15/12 hằng năm", [("trước ngày 15/12 hằng năm", "every", "R/XXXX-12-15")]),
    ("trước ngày 30 tháng 11 hàng năm", [("trước ngày 30 tháng 11 hàng năm", "every", "R/XXXX-11-30")]),
    ("hằng năm (trước ngày 15/12)", [("hằng năm (trước ngày 15/12)", "every", "R/XXXX-12-15")]),
    ("hằng năm, trước ngày 15/12", [("hằng năm, trước ngày 15/12", "every", "R/XXXX-12-15")]),
    ("hằng năm vào cuối năm", [("hằng năm vào cuối năm", "every", "R/XXXX-Q4")]),
    ("cuối năm hằng năm", [("cuối năm hằng năm", "every", "R/XXXX-Q4")]),
    ("ngày 01/6 và 15/11 hằng năm", [("ngày 01/6", "every", "R/XXXX-06-01"), ("15/11 hằng năm", "every", "R/XXXX-11-15")]),
    ("trước ngày 10/6 và trước ngày 10/12 hằng năm", [("trước ngày 10/6", "every", "R/XXXX-06-10"), ("trước ngày 10/12 hằng năm", "every", "R/XXXX-12-10")]),
    ("Tháng 11 hằng năm", [("Tháng 11 hằng năm", "every", "R/XXXX-11")]),
    ("Quý II hằng năm", [("Quý II hằng năm", "every", "R/XXXX-Q2")]),
    ("6 tháng đầu năm hằng năm", [("6 tháng đầu năm hằng năm", "every", "R/XXXX-H1")]),
    ("trước ngày 25 tháng cuối quý", [("trước ngày 25 tháng cuối quý", "every", "R/P3M")]),
    ("ngày 20 của tháng cuối cùng mỗi quý", [("ngày 20 của tháng cuối cùng mỗi quý", "every", "R/P3M")]),
    ("hằng quý (trước ngày 25 tháng cuối quý)", [("hằng quý (trước ngày 25 tháng cuối quý)", "every", "R/P3M")]),
    ("trước ngày 05 tháng đầu quý sau", [("trước ngày 05 tháng đầu quý sau", "every", "R/P3M")]),
    ("báo cáo 6 tháng (trước ngày 15/6), năm (trước ngày 15/12)", [("6 tháng (trước ngày 15/6)", "every", "R/XXXX-06-15"), ("năm (trước ngày 15/12)", "every", "R/XXXX-12-15")]),
    ("vào ngày làm việc cuối cùng của tháng", [("vào ngày làm việc cuối cùng của tháng", "every", "R/P1M")]),
    ("cuối mỗi quý", [("cuối mỗi quý", "every", "R/P3M")]),
    ("tháng 3, 6, 9 và 12 hằng năm", [("tháng 3", "every", "R/XXXX-03"), ("6", "every", "R/XXXX-06"), ("9", "every", "R/XXXX-09"), ("12 hằng năm", "every", "R/XXXX-12")]),
]  # fmt: skip

DELAYS: list[tuple[str, Entries]] = [
    ("trong thời hạn 15 ngày kể từ ngày Kế hoạch này được ban hành, hướng dẫn", [("trong thời hạn 15 ngày kể từ ngày Kế hoạch này được ban hành", "in", "P15D")]),
    ("chậm nhất 07 ngày sau khi kết thúc mỗi kỳ đánh giá", [("chậm nhất 07 ngày sau khi kết thúc mỗi kỳ đánh giá", "by", "P7D")]),
    ("trong 07 ngày làm việc kể từ ngày nhận mẫu", [("trong 07 ngày làm việc kể từ ngày nhận mẫu", "in", "P7WD")]),
    ("chậm nhất sau 05 ngày kể từ khi", [("chậm nhất sau 05 ngày kể từ khi", "by", "P5D")]),
    ("sau 03 ngày", [("sau 03 ngày", "by", "P3D")]),
    ("sau 15 ngày kể từ ngày có báo cáo của đoàn.", [("sau 15 ngày kể từ ngày có báo cáo của đoàn", "by", "P15D")]),
    ("≤ 20 ngày làm việc", [("≤ 20 ngày làm việc", "by", "P20WD")]),
    ("05 ngày làm việc", [("05 ngày làm việc", "in", "P5WD")]),
    ("không quá 10 ngày làm việc kể từ ngày nhận đủ hồ sơ", [("không quá 10 ngày làm việc kể từ ngày nhận đủ hồ sơ", "by", "P10WD")]),
    ("tối đa 05 ngày làm việc", [("tối đa 05 ngày làm việc", "by", "P5WD")]),
    ("trong vòng 30 ngày", [("trong vòng 30 ngày", "in", "P30D")]),
    ("trong vòng 10 (mười) ngày kể từ ngày ký", [("trong vòng 10 (mười) ngày kể từ ngày ký", "in", "P10D")]),
    ("trong vòng mười ngày kể từ ngày ký", [("trong vòng mười ngày kể từ ngày ký", "in", "P10D")]),
    ("trong 02 tháng kể từ khi được phê duyệt", [("trong 02 tháng kể từ khi được phê duyệt", "in", "P2M")]),
    ("chậm nhất là 02 tuần sau hội nghị", [("chậm nhất là 02 tuần sau hội nghị", "by", "P2W")]),
    ("trong thời gian 05 ngày làm việc kể từ khi có thông báo.", [("trong thời gian 05 ngày làm việc kể từ khi có thông báo", "in", "P5WD")]),
]  # fmt: skip

DAMAGED: list[tuple[str, Entries]] = [
    ("Trưc 15/3/2016", [("Trước 15/3/2016", "before", "2016-03-15")]),
    ("trươc ngày 15/3/2016", [("trước ngày 15/3/2016", "before", "2016-03-15")]),
    ("6 tháng đu năm 2018", [("6 tháng đầu năm 2018", "in", "2018-H1")]),
    ("6 tháng cui năm 2018", [("6 tháng cuối năm 2018", "in", "2018-H2")]),
    ("06 tháng/ln", [("06 tháng/lần", "every", "R/P6M")]),
    ("chm nht ngày 20/7", [("chậm nhất ngày 20/7", "by", "2021-07-20")]),
    ("Đn hết năm 2020", [("Đến hết năm 2020", "by", "2020")]),
    ("trong 07 ngày làm vic kể từ ngày nhận", [("trong 07 ngày làm việc kể từ ngày nhận", "in", "P7WD")]),
    ("định kì 6 tháng", [("6 tháng", "every", "R/P6M")]),
    ("trước ngày\u00a025/5/2016", [("trước ngày\u00a025/5/2016", "before", "2016-05-25")]),
]

NO_TIME: list[str] = [
    "24/24 giờ", "kịp thời, thường xuyên", "định kỳ đánh giá", "ngay sau khi có kết quả", "thời gian 18 tháng", "03 ngày tập huấn",
    "đạt 15/20 tiêu chí", "Nghị định số 15/2018/NĐ-CP", "Kế hoạch số 12/KH-UBND", "mức độ 3, 4", "02 lần/năm", "100 triệu đồng/năm",
    "1.236 đơn", "từ 3 đến 4%", "7 giờ 30", "buổi chiều thứ Bảy", "1/2 ngày", "khoảng 2/3 số hộ", "60 ngày đêm",
    "ngày 31/02/2021", "ngày 32/5/2021", "ngày 15/13/2021", "từng bước", "quy định", "quý vị", "hàng hóa", "hằng số", "năm thứ nhất",
    "ngày càng", "tháng thanh niên", "trong năm học", "những năm qua", "05 năm triển khai", "24/7", "A4 - 80/90 gsm", "tỷ lệ 1/500",
    "QCVN 14:2008/BTNMT", "9 tháng 10 xã", "điểm 2.1 mục 3.2", "tổng 12-15 người",
]  # fmt: skip


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
