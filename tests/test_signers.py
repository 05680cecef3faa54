"""Signature blocks of every arrangement, and the recipients."""

from __future__ import annotations

import pytest

from extract.recipients import find_recipients
from extract.signers import find_signer
from extract.zones import find_zones
from parsers import text as reader

HEAD = "UBND TỈNH X\nSố: 1/KH-UBND\nKẾ HOẠCH\nTrồng cây năm 2020\nỦy ban nhân dân tỉnh ban hành Kế hoạch trồng cây năm 2020 với các nội dung như sau:\nI. MỤC ĐÍCH\n- Trồng cây.\nII. TỔ CHỨC THỰC HIỆN\n- Các đơn vị nghiêm túc thực hiện Kế hoạch này./.\n"

# (block, issuer, (name, position, authority))
BLOCKS = [
    ("KT. GIÁM ĐỐC PHÓ GIÁM ĐỐC Trần Quốc Mẫn\nNơi nhận: - UBND tỉnh; - Lưu: VT.", None, ("Trần Quốc Mẫn", "Phó Giám đốc", "KT.")),
    ("Nơi nhận: - UBND tỉnh; - Lưu: VT. KT. GIÁM ĐỐC PHÓ GIÁM ĐỐC Trần Quốc Mẫn", None, ("Trần Quốc Mẫn", "Phó Giám đốc", "KT.")),
    ("TM. ỦY BAN NHÂN DÂN KT. CHỦ TỊCH PHÓ CHỦ TỊCH Lò Văn Pánh", None, ("Lò Văn Pánh", "Phó Chủ tịch", "KT.")),
    ("TM. ỦY BAN NHÂN DÂN CHỦ TỊCH (Đã ký) Lò Văn Pánh", None, ("Lò Văn Pánh", "Chủ tịch", "TM.")),
    ("Nơi nhận:\n- Lưu: VT.\nTL. CHỦ TỊCH CHÁNH VĂN PHÒNG Tạ Thị Huệ", None, ("Tạ Thị Huệ", "Chánh Văn phòng", "TL.")),
    ("Nơi nhận:\n- Cổng TTĐT Hà Nội\n- Lưu: VT.\nGIÁM ĐỐC", None, (None, "Giám đốc", None)),
    ("Nơi nhận:\n- Như trên;\n- Lưu: VT.\n\nTM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH\n\nLò Văn Pánh", None, ("Lò Văn Pánh", "Chủ tịch", "TM.")),
    ("TM. ỦY BAN NHÂN DÂN\nKT. CHỦ TỊCH\nPHÓ CHỦ TỊCH\n\nHoàng Thị Lụa\n\nNơi nhận:\n- Như trên;\n- Lưu: VT.", None, ("Hoàng Thị Lụa", "Phó Chủ tịch", "KT.")),
    ("Nơi nhận:                         KT. GIÁM ĐỐC\n- Như trên;                       PHÓ GIÁM ĐỐC\n- Lưu: VT.\n                                  Đỗ Minh Khôi", None, ("Đỗ Minh Khôi", "Phó Giám đốc", "KT.")),
    ("Nơi nhận:\nGIÁM ĐỐC\n- Các sở;\n- Lưu VT.\n\n\nVương Thị Xuân", None, ("Vương Thị Xuân", "Giám đốc", None)),
    ("Nơi nhận:\n- Như trên;\n- Lưu: VT.\nTM. ỦY BAN NHÂN\nDÂN\nCH Ủ TỊCH\nNông Văn Hải", None, ("Nông Văn Hải", "Chủ tịch", "TM.")),
    ("Nơi nhận:\n- Lưu: VT.\nQ. GIÁM ĐỐC\nBùi Quốc Trung", None, ("Bùi Quốc Trung", "Giám đốc", "Q.")),
    ("Nơi nhận:\n- Lưu: VT.\nTL. CHỦ TỊCH\nCHÁNH VĂN PHÒNG\nTạ Thị Huệ", None, ("Tạ Thị Huệ", "Chánh Văn phòng", "TL.")),
    ("Nơi nhận:\n- Lưu: VT.\nTUQ. CHỦ TỊCH\nGIÁM ĐỐC SỞ Y TẾ\nPhan Đức Long", None, ("Phan Đức Long", "Giám đốc Sở Y tế", "TUQ.")),
    ("Nơi nhận:\n- Lưu: VT.\nT/M BAN CHỈ ĐẠO\nK/T TRƯỞNG BAN\nPHÓ TRƯỞNG BAN\nGIÁM ĐỐC SỞ CÔNG THƯƠNG\nLê Hữu Phước", None, ("Lê Hữu Phước", "Phó Trưởng ban", "KT.")),
    ("Nơi nhận:\n- Lưu: VT.\nGIÁM ĐỐC", None, (None, "Giám đốc", None)),
    ("Nơi nhận:\n- Lưu: VT.\n\nNguyễn Thị Thanh Hương", None, ("Nguyễn Thị Thanh Hương", None, None)),
    ("Nơi nhận:\n- Lưu: VT, P.CNTT. GIÁM ĐỐC\nTrịnh Quang Vinh", None, ("Trịnh Quang Vinh", "Giám đốc", None)),
    ("Nơi nhận:\n- Lưu: VT.\nCHỦ TỊCH\n(Đã ký)\nH'Lan Niê", None, ("H'Lan Niê", "Chủ tịch", None)),
    ("Nơi nhận:\n- Lưu: VT.\nHIỆU TRƯỞNG\nThS. Y Thanh Hà Niê Kđăm", None, ("Y Thanh Hà Niê Kđăm", "Hiệu trưởng", None)),
    ("Nơi nhận:\n- Lưu: VT.\nKT. GIÁM ĐỐC\nPHÓ GIÁM ĐỐC\nNGUYỄN VĂN TÙNG", None, ("Nguyễn Văn Tùng", "Phó Giám đốc", "KT.")),
    ("Nơi nhận:\n- Lưu: VT.\nCHÁNH THANH TRA\nNguy ễn Bá Sơn", None, ("Nguyễn Bá Sơn", "Chánh Thanh tra", None)),
    (
        "CÔNG AN TỈNH\nPHÓ GIÁM ĐỐC\nĐại tá Trần Văn Lâm\nSỞ NỘI VỤ\nGIÁM ĐỐC\nMai Thị Hà\nNơi nhận:\n- Lưu: VT.",
        "Sở Nội vụ - Công an tỉnh", ("Mai Thị Hà", "Giám đốc", None),
    ),
    ("PHÊ DUYỆT CỦA SỞ\nGIÁM ĐỐC\nĐào Văn Kỳ\nHIỆU TRƯỞNG\nLý Thị Na\nNơi nhận:\n- Lưu: VT.", "Trường Tiểu học A", ("Lý Thị Na", "Hiệu trưởng", None)),
    ("TM. BAN CHỈ ĐẠO\nKT. TRƯỞNG BAN\nPHÓ TRƯỞNG BAN\nGIÁM ĐỐC CÔNG AN TỈNH\nĐại tá Lê Hồng Sơn\nNơi nhận:\n- Lưu: VT.", None, ("Lê Hồng Sơn", "Phó Trưởng ban", "KT.")),
    (
        "SỞ NỘI VỤ\nGIÁM ĐỐC\nMai Thị Hà\nBỘ CHỈ HUY QUÂN SỰ\nCHỈ HUY TRƯỞNG\nĐại tá Trịnh Ngọc An",
        "Bộ Chỉ huy quân sự tỉnh - Sở Nội vụ", ("Trịnh Ngọc An", "Chỉ huy trưởng", None),
    ),
    ("TM. ỦY BAN NHÂN DÂN\nKT. CHTỊCH\nPHÓ CH\nTỊCH\nGiàng Páo Sử", None, ("Giàng Páo Sử", "Phó Chủ tịch", "KT.")),
    ("T/M ỦY BAN NHÂN DÂN\nK/T CHỦ TỊCH\nPHÓ CHỦ TỊCH\nVõ Thị Hương", None, ("Võ Thị Hương", "Phó Chủ tịch", "KT.")),
    ("THAY MẶT ỦY BAN NHÂN DÂN\nKÝ THAY CHỦ TỊCH\nPHÓ CHỦ TỊCH\nPhạm Văn Bốn", None, ("Phạm Văn Bốn", "Phó Chủ tịch", "KT.")),
    ("KT. GIÁM ĐỐC\nP. GIÁM ĐỐC\nNguyễn Quang Lan", None, ("Nguyễn Quang Lan", "Phó Giám đốc", "KT.")),
    ("Nơi nhận:\n- Lưu: VT.\nKT.\nTRƯỞNG BAN\nPHÓ TRƯỞNG BAN THƯỜNG TRỰC\nHuỳnh Văn Lâm", None, ("Huỳnh Văn Lâm", "Phó Trưởng ban thường trực", "KT.")),
    ("TL. GIÁM ĐỐC\nCHI CỤC TRƯỞNG CHI CỤC KIỂM LÂM\nKiều Giang Nam", None, ("Kiều Giang Nam", "Chi cục trưởng Chi cục Kiểm lâm", "TL.")),
    ("Nơi nhận:\t\t\t\tGIÁM ĐỐC\n- UBND tỉnh;\n- Lưu: VT.\t\tPhạm Văn Tấn", None, ("Phạm Văn Tấn", "Giám đốc", None)),
    ("Nơi nhận:\n- Lưu: VT. | TM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH\nNguyễn Thanh An", None, ("Nguyễn Thanh An", "Chủ tịch", "TM.")),
]  # fmt: skip


@pytest.mark.parametrize(("block", "issuer", "expected"), BLOCKS)
def test_block(block: str, issuer: str | None, expected: tuple[str | None, ...]) -> None:
    document = reader.read((HEAD + block).encode(), "x.txt")
    signer = find_signer(document, find_zones(document), {}, issuer)
    assert (signer.name, signer.position, signer.authority) == expected


def test_name_from_metadata_only_where_the_block_has_none() -> None:
    document = reader.read((HEAD + "Nơi nhận:\n- Lưu: VT.\nGIÁM ĐỐC").encode(), "x.txt")
    signer = find_signer(document, find_zones(document), {"signer": "Cao Xuân Hiếu"})
    assert (signer.name, signer.position) == ("Cao Xuân Hiếu", "Giám đốc")
    assert signer.evidence is not None and signer.evidence.rule == "metadata"


def test_recipients() -> None:
    document = reader.read(
        (
            HEAD
            + "Nơi nhận:\n- Thường trực Tỉnh ủy (để b/c);\n- Các sở, ban, ngành (để t/h);\n- UBND các huyện (thay b/cáo);\n- Đài PTTH (đưa tin);\n- Lưu: VT, KT.\nGIÁM ĐỐC\nMai Thị Hà"
        ).encode(),
        "x.txt",
    )
    found = find_recipients(document, find_zones(document))
    assert [(r.text, r.purpose) for r in found] == [
        ("Thường trực Tỉnh ủy", "báo cáo"), ("Các sở, ban, ngành", "thực hiện"), ("UBND các huyện", "báo cáo"), ("Đài PTTH", "đăng tải"), ("Lưu: VT, KT", "lưu"),
    ]  # fmt: skip
