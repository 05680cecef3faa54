"""Plans of two bodies in two columns: who is named first, and who signs for it."""

from __future__ import annotations

import pytest

from extract import extract
from parsers import parse_bytes

_GAP = " " * 24
PLAN = """{head}

CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc

Số: {symbol}{gap}Bắc Giang, ngày 19 tháng 3 năm 2015

KẾ HOẠCH
Phối hợp thực hiện công tác tuyên truyền năm 2015

Thực hiện Kế hoạch số 198/KH-UBND ngày 26/01/2015 của UBND tỉnh về công tác tuyên truyền năm 2015, hai bên xây dựng Kế hoạch như sau:

I. Mục đích
Phát huy vai trò của hai bên.

II. Nội dung
1. Tổ chức 06 hội nghị.

{signed}

Nơi nhận:
- UBND tỉnh;
- Lưu: VT.
"""
NAMES = f"\n\n\n       Trần Thị Mơ{_GAP}{_GAP}Lê Văn Sáu"
CASES = [  # letterhead, symbol, signature; issuer, signer, post, authority
    (
        f"UBND TỈNH BẮC GIANG{_GAP}HỘI LUẬT GIA TỈNH BẮC GIANG\n   SỞ TƯ PHÁP",
        "06/KHPH-STP-HLG",
        f"TM. BAN THƯỜNG VỤ HỘI LUẬT GIA{_GAP}GIÁM ĐỐC SỞ TƯ PHÁP\n          CHỦ TỊCH",
        ("Sở Tư pháp - Hội Luật gia", "Lê Văn Sáu", None),
    ),
    (
        f"UBND TỈNH BẮC GIANG{_GAP}TỈNH ĐOÀN BẮC GIANG\nSỞ GIÁO DỤC VÀ ĐÀO TẠO",
        "12/KHLT-SGDĐT-TĐ",
        f"TM. BAN THƯỜNG VỤ TỈNH ĐOÀN{_GAP}KT. GIÁM ĐỐC\n          BÍ THƯ{_GAP}{_GAP}PHÓ GIÁM ĐỐC",
        ("Sở Giáo dục và Đào tạo - Tỉnh đoàn", "Lê Văn Sáu", "KT."),
    ),
    (
        f"UBND TỈNH BẮC GIANG{_GAP}LIÊN ĐOÀN LAO ĐỘNG TỈNH\nSỞ NỘI VỤ{_GAP}BẮC GIANG",
        "12/KHPH-SNV-LĐLĐ",
        f"TM. BAN THƯỜNG VỤ LĐLĐ TỈNH{_GAP}SỞ NỘI VỤ\n          CHỦ TỊCH{_GAP}{_GAP}GIÁM ĐỐC",
        ("Sở Nội vụ - Liên đoàn Lao động tỉnh", "Lê Văn Sáu", None),
    ),
    (
        f"HỘI LIÊN HIỆP PHỤ NỮ{_GAP}BẢO HIỂM XÃ HỘI\nTỈNH BẮC GIANG{_GAP}TỈNH BẮC GIANG",
        "12/KHPH-HPN-BHXH",
        f"TM. BAN THƯỜNG VỤ{_GAP}GIÁM ĐỐC BẢO HIỂM XÃ HỘI\n          CHỦ TỊCH",
        ("Hội Liên hiệp Phụ nữ tỉnh - Bảo hiểm xã hội tỉnh", "Trần Thị Mơ", "TM."),
    ),
]


@pytest.mark.parametrize(("head", "symbol", "signed", "want"), CASES, ids=[c[1] for c in CASES])
def test_two_columns(head: str, symbol: str, signed: str, want: tuple[str, str, str | None]) -> None:
    plan = PLAN.format(head=head, symbol=symbol, signed=signed + NAMES, gap=_GAP)
    record = extract(parse_bytes(plan.encode(), "plan.txt"))
    assert (record.issuer, record.signer.name, record.signer.authority) == want
