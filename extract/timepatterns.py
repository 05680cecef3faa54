"""The patterns of the smallest time expressions, on folded text (see `extract.folding`)."""

from __future__ import annotations

from extract.timewords import compile_time

# In patterns `~` is any blank within a line, `_` at least one; `_N` may be a wrapped line.
_N = r"~\n?~"
_D = r"(?:3[01]|[12]\d|0?[1-9])(?!\d)"
_M = r"(?:1[0-2]|0?[1-9])(?!\d)"
_MONTH_WORD = r"(?:mười_hai|mười_một|hai|ba|tư|năm(?!~\d)|sáu|bảy|tám|chín|mười)(?!\w)"
_Y = r"(?:19|20)\d\d(?!\d)"
_LINK = r"(?:,|;|&|\+|-|và|hoặc|đến|tới)"
_UNITS = r"(?:(?:\d{1,2}|sáu|một)_(?:tháng|năm)|nửa_năm|tuần|tháng|quý|năm|ngày)"
# What may follow a unit in a list of recurrences: tháng, quý và năm theo quy định
_STOP = (
    r"(?=~(?:$|[,;.:()|/\n\t\"”-]|(?:và|hoặc|theo|gửi|về|đột|khi|trước|chậm|vào|cho|tổng|báo|để|do|đối|đã"
    r"|phải|các|có"
    r"|cần|với|muộn|thực|tại|trên|từ|sơ|đánh|kiểm|cùng)(?!\w)))"
)
_WEEKDAY = r"(?:thứ_(?:hai|ba|tư|năm|sáu|bảy|bẩy|[2-7])|chủ_nhật)(?!\w)"
_ONE = r"(?:một|hai|ba|bốn|lăm|năm|sáu|bảy|tám|chín)"
_COUNT = rf"(?:\d{{1,3}}|mười(?:_{_ONE})?|{_ONE}(?:_mươi(?:_(?:lăm|tám))?)?)"
# ngày 30 tháng 9 | mồng 10 tháng 11 | ngày 10 tháng 01 năm 2015 | ngày 26 và 27 tháng 12 năm 2011 | ngày 31 tháng bảy
WORDED = compile_time(rf"""
    (?:(?P<word>ngày){_N}(?:m[ùồ]ng_)?|(?P<word>m[ùồ]ng){_N})(?:(?P<lead>{_D})~{_LINK}~(?:hết_)?(?:ngày~)?)*
    (?P<day>{_D}),?{_N}(?:của{_N})?tháng{_N}(?P<month>{_M}|{_MONTH_WORD})(?:~,?{_N}(?:năm|/|-|\.){_N}(?P<year>{_Y}))?""")
# 15 tháng 6 năm 2021
WORDED_BARE = compile_time(rf"""
    (?P<word>)(?<!(?:đợt|lần|kỳ|quý|vòng|bước|tuần|khóa|lớp|mục)_)(?P<lead>\b\B)?(?P<day>{_D})_tháng~
        (?P<month>{_M})
    (?:~,?~năm~(?P<year>{_Y})|(?<=(?:trước|đến|hết|nhất|từ|chót|là)_\d\d?_tháng~\d\d?)(?!~[/\d]|_lần)|(?=_(?:hằng
        |hàng|mỗi)_năm))""")
# từ 20 đến 21 tháng 5 năm 2010
WORDED_RANGE = compile_time(rf"""
    (?P<word>)(?<=từ_)(?P<lead>{_D})~(?:đến|-)~(?:hết_)?(?P<day>{_D})_tháng~(?P<month>{_M})(?!_tuổi|[/\d])(?:~,?~năm~(?P<year>{_Y}))?""")
# ngày 25/5/2016 | hôm 05/12 | mồng 5/11 | 26, 27/12/2011 | 06 - 15/11/2017 | 30/3 | 25.5.2016 | 25-5-2016 | ngày 25.5 | ngày 1 đến 30-9
NUMERIC = compile_time(rf"""
    (?:(?P<word>(?:ngày|hôm)(?:{_N}m[ùồ]ng)?|m[ùồ]ng){_N})?(?<![\d/.,\w])(?<!(?<!\d{{4}}|\d/\d\d?)-)(?<!(?<!\d{{4}})[^\S\n]-)(?:
        (?P<lead>{_D})(?!-\d\d?~(?:đến|-)~(?:ngày~)?\d\d?-)~{_LINK}~(?:hết_)?(?:ngày~)?)*
    (?P<day>{_D})~(?:(?P<sep>[./-])~(?P<month>{_M})~(?P=sep)~(?P<year>{_Y}|\d\d(?![\d/]))
      |/~(?P<month>{_M})(?!~/|~kh(?!\w)|-(?!\d\d?[/.]\d)\w|~-~(?:[a-zđ]{{1,5}}/|(?:kh|ct|nq|qđ|tb|hd|cv|kl|tt|ctr)(?!\w))|\w|,\d|\.\d|~(?:ngày|tháng|số|tổng(?!_(?:duyệt|kết|hợp|kiểm|vệ|rà|ra))|diện|thành|đại_biểu|hộ
          |quãng|chặng|dân|giáo|cán|đơn|xã)(?!\w))(?:~,?~năm~(?P<year>{_Y}))?
      |(?<=ngày~(?:\d\d?[.-]\d\d?~-~|\d\d?(?:[.-]\d\d?)?~đến~(?:ngày~)?)?\d\d?)[.-](?P<month>{_M})(?!-|[.-]?\d)
      |(?<=(?:trước|nhất|đến|hết|chót)~\d\d?)-(?P<month>{_M})(?!-|[.-]?\d|~(?:ngày|tuần|tháng|năm|giờ|phút|buổi|hôm)(?!\w)))""")
# ngày 15 | ngày 10, 20 | ngày 05 đến ngày 10 | mùng 1 (hằng tháng)
DAY_ONLY = compile_time(rf"""
    (?:ngày~(?:m[ùồ]ng_)?|m[ùồ]ng_(?=\d\d?_(?:hằng|hàng|mỗi)_tháng))(?P<lead>{_D}(?!~[/.]~\d))
    (?:~{_LINK}~(?:hết_)?(?:ngày~)?(?P<lead>{_D}(?!~[/.%]|_(?:người|lần|lớp|cuộc|tháng))))*
    (?!\d|[/%]|\.\d|_(?:lần|người|giờ|buổi))""")
# ngày 25 tháng cuối quý | ngày 20 của tháng cuối cùng mỗi quý | ngày 05 tháng đầu quý sau
IN_QUARTER = compile_time(rf"""
    (?:ngày~)?(?P<day>{_D})_(?:của_)?tháng_(?P<which>cuối|đầu|giữa|thứ_ba)(?:_(?:cùng|tiên))?(?:_của)?
    (?:_(?:mỗi|hằng|hàng|các|từng))?_quý(?:_(?:sau|tiếp_theo|kế_tiếp|liền_kề))?(?!_(?:[iv]+|\d+)(?!\w))""")
# ngày 15 của tháng | ngày 05 tháng sau | ngày 10 của tháng kế tiếp | ngày 20 tháng báo cáo
IN_MONTH = compile_time(rf"""
    (?:ngày~)?(?P<day>{_D})_(?:của_tháng(?:_(?:sau|tiếp_theo|kế_tiếp|liền_kề|báo_cáo|đó))?
    |tháng_(?:sau|tiếp_theo|kế_tiếp|liền_kề|báo_cáo))(?!~\d|_cuối(?!\w))""")
# ngày cuối tháng | ngày làm việc cuối cùng của quý | tuần cuối hằng tháng | tuần đầu mỗi quý | tháng cuối quý | tuần cuối tháng đầu quý
EDGE = compile_time(r"""
    (?:(?:ngày|tuần)(?:_làm_việc)?_(?:đầu(?:_tiên)?|cuối(?:_cùng)?|thứ_\w+)_(?:của_)?(?:tháng_(?:đầu|giữa|cuối)(?:_cùng)?_(?:của_)?(?=(?:(?:hằng|hàng|mỗi|từng|các)_)?quý))?
      |tháng_(?:đầu(?:_tiên)?|giữa|cuối(?:_cùng)?|thứ_(?:nhất|hai|ba))_(?:của_)?(?=(?:(?:hằng|hàng|mỗi|từng|các)_)?quý))
    (?:(?:hằng|hàng|mỗi|từng|các)_)?(?P<unit>tuần|tháng|quý)(?!\w|~(?:[iv]+(?!\w)|\d)|_\d|_(?:hai|ba|bốn|tư|sáu|bảy|tám|chín|mười)(?!\w))""")
# chiều thứ Sáu hằng tuần | các thứ Hai | thứ Bảy mỗi tuần | sáng thứ Hai đầu tuần
WEEKLY = compile_time(rf"""
    (?:(?:sáng|chiều|tối|buổi|vào|ngày)_)*
    (?:(?:các|mỗi|hằng|hàng)_(?:(?:ngày|buổi|sáng|chiều|tối)_)*(?P<wd>{_WEEKDAY})(?:~(?:,|và|-)~{_WEEKDAY})*
        (?:_(?:hằng|hàng|mỗi|trong)_tuần)?
      |(?P<wd>{_WEEKDAY})(?:~(?:,|và|-|đến)~(?:(?:sáng|chiều)_)?(?:{_WEEKDAY}))*~,?~(?:của_)?(?:(?:hằng|hàng|mỗi|các)_tuần|đầu_tuần
          |cuối_tuần))""")
# 6 tháng đầu năm 2018 | 06 tháng cuối năm | sáu tháng đầu năm | 9 tháng đầu năm 2021 | nửa đầu năm 2022
HALF = compile_time(rf"""
    (?:(?P<n>0?[3-9]|sáu|chín|ba)_tháng|(?P<n>nửa))_(?P<part>đ[ầâă]?u|cuối)(?!_tiên|_tháng|_quý|_tuần)
    (?:_(?:của_)?năm(?:~(?P<year>{_Y}))?)?(?!\w)""")
# 06 tháng/lần | 3 năm một lần | 6 tháng 01 lần | quý/lần
N_PER = compile_time(rf"""
    (?:(?:mỗi|cứ|định_kỳ)_)?(?<![\d/]|lần/)(?:(?P<n>{_COUNT})_)?(?<!\w)(?P<unit>ngày|tuần|tháng|quý|năm)
    (?:~/~(?:(?:0?1|một)_)?lần|_(?:0?1|một)~(?:\(một\)~)?lần)(?!/|\w)""")
# hằng tháng | định kỳ hằng quý | hằng tháng, quý, năm | mỗi 06 tháng | hàng năm | mỗi tối
EVERY = compile_time(rf"""
    (?:định_kỳ~,?~)?(?:(?:hằng|hàng|mỗi|từng)_(?:(?P<n>\d{{1,2}}|hai|ba|sáu)_)?|cứ_(?P<n>\d{{1,2}}|hai|ba|sáu)_(?=(?:tuần|tháng|quý|năm)_))
    (?P<unit>ngày|tuần|tháng|quý|năm|tối(?!_đa|_thiểu)|sáng(?!_kiến|_tạo))
        (?:_học)?(?!\w)
    (?P<weekday>~,?~\(?(?:vào_)?(?:(?:các|sáng|chiều|buổi|ngày)_)*(?P<wd>{_WEEKDAY})\)?)?
    (?:~(?:,|;|và|hoặc|/)~(?P<more>{_UNITS}){_STOP})*""")
# định kỳ 6 tháng, năm | định kỳ (tháng, quý, năm) | định kỳ quý
PERIODIC = compile_time(rf"""
    định_kỳ(?:_(?:là|vào|theo|gửi_báo_cáo|báo_cáo|vào_các))?~[(:]?~(?P<more>{_UNITS}){_STOP}
    (?:~(?:,|;|và|hoặc|/)~(?P<more>{_UNITS}){_STOP})*""")
# báo cáo tháng, quý, 6 tháng, năm | báo cáo (kết quả:) 6 tháng (trước ngày ...) | sơ kết quý, năm
REPORTS = compile_time(rf"""
    (?:báo_cáo|kết_quả|sơ_kết)(?:~:)?_(?P<more>{_UNITS})
    (?:(?:~(?:,|;|và|hoặc|/)~(?P<more>{_UNITS}){_STOP})+|(?=~\(~(?:trước|chậm|muộn|ngày|vào|gửi|từ)))""")
_EVENT = (
    r"(?:,?~(?:được_)?(?:(?:kể|tính)_(?:cả_)?từ|từ(?=_(?:ngày|khi|lúc|thời_\w+)_(?!\d))|sau(?=_\w)"
    r"|trước(?=_(?:khi|ngày(?!~\d)|thời|kỳ|cuộc|buổi|lúc|mỗi|phiên|chuyến|hội|đợt|lễ|giờ|vòng)))[^,;.:()|\n\t]{2,110}"
    r"|~\((?:kể|tính)_từ[^()|\n\t]{2,90}\))"
)
_TIED = (
    r"(?:chậm|muộn|trễ)_nhất|(?:hạn|thời_hạn)_(?:chót|cuối(?:_cùng)?)|không_(?:quá|vượt_quá|chậm_quá|để_quá)"
    r"|tối_đa|≤|<=|<|dưới|trong_(?:vòng|thời_hạn|thời_gian|khoảng|phạm_vi)|trong|thời_hạn|sau|trước"
)
_DELAY_TAIL = (
    rf"(?<!\w)(?P<n>{_COUNT}|nửa(?=_tháng))~(?:\([^()\n]{{2,20}}\)~)?(?P<unit>ngày|tuần|tháng|năm)(?P<work>_làm_việc)?"
    r"(?:~\((?P<days>\d{1,3})_ngày(?P<work>_làm_việc)?\))?"
    rf"(?!~[\d]|\w|_(?:đầu|cuối|qua|gần)(?!\w))(?P<event>{_EVENT})?"
)
# chậm nhất 10 ngày kể từ ngày nhận | trong vòng nửa tháng (15 ngày) từ khi
# trong thời hạn 15 ngày kể từ | ≤ 20 ngày làm việc | sau 03 ngày
TIED_DELAY = compile_time(rf"""
    (?P<tie>(?:{_TIED})(?:_(?:là|trong|vòng|thời_hạn|thời_gian|sau|không_quá|tối_đa|chậm_nhất|ít_nhất|trước
        |khoảng|từ))*~)
    {_DELAY_TAIL}""")
# 05 ngày làm việc | 10 ngày kể từ ngày nhận đơn | ít nhất 03 ngày trước ngày họp
DELAY = compile_time(rf"(?P<tie>)(?<![\d/.,])(?P<least>(?:ít_nhất|tối_thiểu)_(?:là_)?)?{_DELAY_TAIL}")
# trước cuộc họp ít nhất 03 ngày | sau khi kết thúc chậm nhất 05 ngày làm việc | trước ngày kiểm tra 03 ngày làm việc
EVENT_FIRST = compile_time(rf"""
    (?P<tie>sau)_(?P<event>khi(?:_(?!mỗi)[\p{{L}}/]+){{1,9}}?)_(?P<n>{_COUNT})_(?P<unit>ngày)(?P<work>_làm_việc)?(?=~,|_(?:phải|các|đơn|đoàn|báo|gửi)(?!\w))
    |(?P<tie>trước)_(?P<event>(?:khi|ngày(?!~\d)|cuộc|buổi|phiên|kỳ|hội|lễ|đợt|thời|tết|mùa)(?:_[\p{{L}}/]+){{0,6}}?)_
        (?P<n>{_COUNT})_(?P<unit>ngày)(?P<work>_làm_việc)?(?=~(?:[;.)(]|,(?!~\d)|$)|_(?:gửi|phải|để|cho)(?!\w))
    |(?P<tie>trước|sau)_(?P<event>(?:khi|ngày(?!~\d)|cuộc|buổi|phiên|kỳ|hội|lễ|đợt|giờ|thời)(?:_[\p{{L}}/]+){{0,9}}?)~,?~
    (?:ít_nhất|tối_thiểu|chậm_nhất|muộn_nhất|không_quá|tối_đa|trong_vòng|trước)_(?:là_)?(?P<n>{_COUNT})_(?P<unit>ngày|tuần|tháng)
    (?P<work>_làm_việc)?(?!\w|_(?:kể|sau|tính|trước|từ)(?!\w))""")
# tháng 4/2023 | tháng 10 năm 2021 | tháng 3, 4 và 5/2024 | tháng 9-10/2021 | tháng 4 đến tháng 6/2021
MONTHLY = compile_time(rf"""
    tháng~(?:(?P<lead>{_M})~{_LINK}~(?:hết_)?(?:tháng~)?)*(?P<month>{_M})(?![/.]\d{{1,2}}(?!\d)|,\d|%|_tháng_(?:đầu|cuối))
    (?:~(?:/|-|\.|,?_năm|,?_của_năm|,?~năm)~(?P<year>{_Y}))?""")
# tháng Ba | tháng tư năm 2022 | tháng mười hai/2021; no: mỗi tháng hai lần, Cách mạng tháng Tám, "Tháng Ba biên giới"
MONTH_WORDED = compile_time(rf"""
    (?<![“"]|ngày~,~|(?:\d|{_ONE}|mười|hằng|hàng|mỗi|từng|các|những|mạng|ngày|trường|đường|phố)~)tháng_(?P<month>{_MONTH_WORD})
    (?!_(?:lần|lượt|kỳ|đợt|buổi|cuộc|ngày|hôm|người|bài|tin|phiên|số|tuần|chuyến|con|hội|lớp|trăm|nghìn|triệu|mươi|tháng|sinh|nào|nay|qua|trước
        |sau|học|biên_giới|âm)(?!\w))
    (?:~(?:/|-|,?_(?:của_)?năm)~(?P<year>{_Y}))?""")
# T9/2026 | T.10/2025; alone in a cell: T4, T5-T8; behind a word of time: trong T4, trước T6
SHORT_MONTH = compile_time(rf"""
    (?<!\w)t\.?~?(?:(?P<lead>{_M})~{_LINK}~(?:t\.?~?)?)*(?P<month>{_M})
    (?:~/~(?P<year>20\d\d)(?!\d)|(?<=\|_t\.?~?[\dt.\s-]{{1,8}})(?=~(?:\||$))
        |(?<=\b(?:trong|trước|đến|từ|đầu|giữa|cuối|vào|hết)_t\d{{1,2}})(?![\w/-]|\.\d)
        |(?<=\bt\d{{1,2}}~-~t\d{{1,2}})(?![\w/-]|\.\d))""")
# quý II/2023 | quý I năm 2025 | quý IV-2025 | quý I, II và III | quý 3 | quý 1+2 | Q.II/2021 | Q.III | quý hai | quý cuối năm 2022
QUARTERLY = compile_time(rf"""
    (?:quý|quy(?=~(?:[iv]+|[1-4])~(?:/|năm))|(?<!\w)q\.?(?=~(?:[iv]+|[1-4])~/)|(?<!\w)q\.(?=i{{1,3}}(?!\w)|iv(?!\w)))~
    (?:(?P<lead>i{{1,3}}|iv|[1-4])(?!\w)~{_LINK}~(?:hết_)?(?:quý~)?)*(?P<part>i{{1,3}}|iv|[1-4]|một|hai|ba|bốn|tư|(?:đầu|cuối)_năm)(?!\w|,\d|%)
    (?:~(?:/|-|\.|,?~năm|của_năm|_)~(?P<year>{_Y}))?""")
# tuần 3/8 | Tuần 1, 2/9/2025: weeks of a month
WEEK_OF = compile_time(rf"""
    tuần_(?:lễ_)?(?:thứ_)?[1-5](?:~(?:,|&|-|và)~[1-5])*~/~(?P<month>{_M})(?:~/~(?P<year>{_Y}))?(?![\d/%]|\w)""")
# giai đoạn 2021 - 2025 | giai đoạn từ năm 2021 đến năm 2025 | nhiệm kỳ 2020-2025 | năm học 2024 - 2025
PERIOD = compile_time(rf"""
    (?P<pword>giai_đoạn|thời_kỳ|nhiệm_kỳ|niên_khóa|niên_độ|khóa|năm_học)_(?:từ_)?(?:năm_)?
    (?P<from>{_Y})~(?:-|/|đến(?:_hết)?)~(?:năm_)?(?P<to>{_Y})""")
# năm 2021 | năm 2018 - 2019 | năm 2021, 2022 và 2023 | năm 2022 và các năm tiếp theo
YEARLY = compile_time(rf"""
    năm{_N}(?:(?P<lead>{_Y})~{_LINK}~(?:hết_)?(?:năm~)?)*(?P<year>{_Y})(?![/.]\d)
    (?P<on>~,?~(?:và_)?(?:(?:các|những)_năm_(?:tiếp_theo|sau|kế_tiếp|tiếp)|trở_đi))?""")
# 2021-2025 | 2021 đến 2025
YEARS = compile_time(rf"(?<![\d/.,\w-])(?P<from>{_Y})~(?:-|đến(?:_hết)?)~(?:năm~)?(?P<to>{_Y})(?![/.\-]\d)")
# 6/2021 | 03/2024 | alone in a cell: 5-8/2022
BARE_MONTH = compile_time(rf"""
    (?<![\d/.,\w-])(?:(?<=\|_)(?P<lead>{_M})~-~(?={_M}~/~20\d\d~(?:\||$)))?(?P<month>{_M})~[/-]~(?P<year>20\d\d)(?![\d/])(?!~/~\w)""")
# đến 2025, | trước 2030 | Đến 2025: 80% xã; 2030: 100% | (the year alone, behind a preposition)
BARE_YEAR = compile_time(r"""
    (?<=(?:kế_hoạch|mục_tiêu|chỉ_tiêu|phấn_đấu)_)(?P<year>20[1-4]\d)(?=~(?:\||$))
    |(?<=\|_)(?P<year>20[1-4]\d)(?=~(?:\||$))
    |(?<=;_)(?P<year>20[1-4]\d)(?=~:_)
    |(?<=(?:đến|hết|trước|vào|từ|cuối|đầu|sơ_kết|tổng_kết)_)(?P<year>20[1-4]\d)
    (?=~(?:$|[,;:()\n|]|\.(?!\d)|(?:đạt|có|toàn|phấn|tỷ|cơ|hoàn|trên|tối|ít|sẽ|là|và|trở|giảm|tăng
        |100)(?!\w)))""")
# cuối năm | trong quý | đầu tháng | cả năm | trong năm | cuối mỗi quý
VAGUE = compile_time(rf"""
    (?:(?P<part>đầu|giữa|cuối)_(?:(?:của_)?(?P<each>mỗi|hằng|hàng)_)?|trong_(?:suốt_|cả_)?|cả_)
    (?P<unit>năm|quý|tháng)(?!\w|~[\div]+(?!\w)|_(?:nay|học|qua|tới|sau|trước|tuổi|thứ|{_ONE}|tư|mười|đầu_năm|cuối_năm)(?!\w))""")
# đầu năm học | tuần đầu năm học | giữa năm học; no: đầu năm học 2022 - 2023
SCHOOL = compile_time(r"""
    (?:tuần_(?:lễ_)?)?(?P<part>đầu|giữa|cuối)(?:_tiên|_cùng)?_(?:của_)?năm_học(?!\w|~[\div])""")
# từ nay | từ ngày ký ban hành (đến ...)
NOW = compile_time(r"""
    từ_nay|(?:kể_)?từ_(?:ngày|khi|thời_điểm)(?:_\p{L}+){1,8}?(?=_(?:cho_)?đến_)""")
# (15/01) năm sau | năm tiếp theo
NEXT = compile_time(r"(?:của_)?năm_(?:sau|kế_tiếp|tiếp_theo|liền_kề|liền_sau)(?!\w)")
