"""DOCX: tracked changes, text boxes, fields, tables, damaged packages."""

from __future__ import annotations

import io
import struct
import zipfile

import docx
import pytest

from parsers import docx as reader
from parsers.document import UnreadableFile
from tests.docx_xml import MACRO, NS, abstract, lvl, num, p, package, r, read, said

INLINE = {
    "tracked changes": (
        r("Có ") + f"<w:ins>{r('02')}</w:ins><w:del><w:r><w:delText>03</w:delText></w:r></w:del>" + r(" lớp"),
        "Có 02 lớp",
    ),
    "moved text": (f"<w:moveFrom>{r('bỏ')}</w:moveFrom><w:moveTo>{r('giữ')}</w:moveTo>", "giữ"),
    "hyphen and tab": (
        "<w:r><w:t>06/KH</w:t><w:noBreakHyphen/><w:t>UBND</w:t><w:tab/><w:t>x</w:t></w:r>",
        "06/KH-UBND x",
    ),
    "soft hyphen": ("<w:r><w:t>kế</w:t><w:softHyphen/><w:t> hoạch</w:t></w:r>", "kế hoạch"),
    "symbol": ('<w:r><w:sym w:font="Symbol" w:char="F0B3"/><w:t> 90%</w:t></w:r>', "≥ 90%"),
    "field": (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> DATE \\@ "d/M/yyyy" '
        "</w:instrText></w:r>"
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
        + r("05/3/2021")
        + '<w:r><w:fldChar w:fldCharType="end"/></w:r>',
        "05/3/2021",
    ),
    "simple field": (f'<w:fldSimple w:instr=" PAGE ">{r("7")}</w:fldSimple>', "7"),
    "hyperlink": (f"<w:hyperlink>{r('cổng dịch vụ công')}</w:hyperlink>", "cổng dịch vụ công"),
    "content control": (
        f"<w:sdt><w:sdtPr><w:text/></w:sdtPr><w:sdtContent>{r('Sở Y tế')}</w:sdtContent></w:sdt>",
        "Sở Y tế",
    ),
    "hidden": (r("Hiện") + r(" ẩn", "<w:vanish/>"), "Hiện"),
    "capitals": (r("mục đích", "<w:caps/>"), "MỤC ĐÍCH"),
    "split word": (r("K") + r("Ế HO") + r("ẠCH"), "KẾ HOẠCH"),
    "comment": (
        '<w:commentRangeStart w:id="0"/>'
        + r("Sở")
        + '<w:commentRangeEnd w:id="0"/><w:r><w:commentReference w:id="0"/></w:r>',
        "Sở",
    ),
}


@pytest.mark.parametrize("case", INLINE)
def test_what_a_paragraph_shows(case: str) -> None:
    runs, text = INLINE[case]
    assert said(p(runs)) == [text]


BOX = "<w:txbxContent>" + p("DỰ THẢO") + "</w:txbxContent>"


BOXES = {
    "both branches": f"<mc:AlternateContent><mc:Choice><w:drawing>{BOX}</w:drawing></mc:Choice>"
    f"<mc:Fallback><w:pict>"
    f"<v:textbox>{BOX}</v:textbox></w:pict></mc:Fallback></mc:AlternateContent>",
    "fallback alone": f"<mc:AlternateContent><mc:Choice><w:drawing/></mc:Choice><mc:Fallback>"
    f"<w:pict><v:textbox>{BOX}"
    "</v:textbox></w:pict></mc:Fallback></mc:AlternateContent>",
    "old": f"<w:pict><v:shape><v:textbox>{BOX}</v:textbox></v:shape></w:pict>",
}


@pytest.mark.parametrize("form", BOXES)
def test_text_boxes_once(form: str) -> None:
    assert said(p(r("Mở đầu.") + f"<w:r>{BOXES[form]}</w:r>") + p("Tiếp theo.")) == [
        "Mở đầu.",
        "DỰ THẢO",
        "Tiếp theo.",
    ]


def test_deleted_paragraph_mark_joins() -> None:
    gone = "<w:rPr><w:del/></w:rPr>"
    assert said(p("Sở Y tế ", more=gone) + p("chủ trì.")) == ["Sở Y tế chủ trì."]
    numbering = abstract(0, lvl(0, "decimal", "%1.")) + num(1, 0)
    deleted = "<w:del><w:r><w:delText>x</w:delText></w:r></w:del>"
    assert said(p("Một.", 1) + p(deleted, 1, more=gone) + p("Hai.", 1), numbering=numbering) == [
        "1. Một.",
        "2. Hai.",
    ]


def test_empty_numbered_paragraphs_count() -> None:
    numbering = abstract(0, lvl(0, "decimal", "%1.")) + num(1, 0)
    assert said(p("Một.", 1) + p("", 1) + p("Ba.", 1), numbering=numbering) == ["1. Một.", "3. Ba."]


def test_footnotes_stand_at_the_end() -> None:
    document = read(
        p(r("Nguồn số liệu") + '<w:r><w:footnoteReference w:id="2"/></w:r>' + r(".")) + p("Hết."),
        footnotes='<w:footnote w:id="0" w:type="separator"><w:p/></w:footnote><w:footnote w:id="2">'
        + p("Niên giám thống kê.")
        + "</w:footnote>",
    )
    assert document.text == "Nguồn số liệu.\nHết.\nNiên giám thống kê."
    assert [b.kind for b in document.blocks] == ["paragraph", "paragraph", "footnote"]


def tc(inner: str, properties: str = "") -> str:
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{inner if inner.startswith('<') else p(inner)}</w:tc>"


def tbl(*rows: str) -> str:
    return f"<w:tbl>{''.join(f'<w:tr>{row}</w:tr>' for row in rows)}</w:tbl>"


def test_merged_nested_and_numbered_cells() -> None:
    numbering = abstract(0, lvl(0, "decimal", "%1")) + num(1, 0)
    grid = tbl(
        tc("TT") + tc("Việc") + tc("Thời hạn", '<w:gridSpan w:val="2"/>'),
        tc(p("", 1)) + tc("Điều tra") + tc("Quý I", '<w:vMerge w:val="restart"/>') + tc("2021"),
        tc(p("", 1))
        + tc(p("Tập") + p("huấn"))
        + tc("", "<w:vMerge/>")
        + tc(tbl(tc("a") + tc("b"), tc("c") + tc("d"))),
    )
    document = read(p("Bảng 1. Việc.") + grid + p("Hết."), numbering=numbering)
    assert document.text.split("\n") == [
        "Bảng 1. Việc.",
        "TT | Việc | Thời hạn",
        "1 | Điều tra | Quý I | 2021",
        "2 | Tập huấn | a b c d",
        "Hết.",
    ]
    rows = document.blocks[1].rows
    assert rows[0][2].colspan == 2 and rows[1][2].rowspan == 2 and len(rows[2]) == 3


def test_letterhead_and_signature_tables_are_unrolled() -> None:
    head = tbl(
        tc(p("UBND TỈNH LAI CHÂU") + p("SỞ Y TẾ"))
        + tc(p("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM") + p("Độc lập - Tự do")),
        tc("Số: 12/KH-SYT") + tc("Lai Châu, ngày 03 tháng 02 năm 2020"),
    )
    sign = tbl(tc(p("Nơi nhận:") + p("- Lưu: VT.")) + tc(p("GIÁM ĐỐC") + p("") + p("Tao Thị Én")))
    assert said(head + p("KẾ HOẠCH") + p("Phòng dịch năm 2020") + p("Căn cứ Luật.") + sign) == [
        "UBND TỈNH LAI CHÂU",
        "SỞ Y TẾ",
        "Số: 12/KH-SYT",
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "Độc lập - Tự do",
        "Lai Châu, ngày 03 tháng 02 năm 2020",
        "KẾ HOẠCH",
        "Phòng dịch năm 2020",
        "Căn cứ Luật.",
        "Nơi nhận:",
        "- Lưu: VT.",
        "GIÁM ĐỐC",
        "Tao Thị Én",
    ]


def test_line_breaks_and_tabs_of_a_letterhead() -> None:
    motto = "<w:t>CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM</w:t>"
    line = f"<w:r><w:t>UBND TỈNH LAI CHÂU</w:t><w:tab/>{motto}<w:br/><w:t>SỞ Y TẾ</w:t></w:r>"
    lines = said(p(line) + p("KẾ HOẠCH"))
    assert lines == ["UBND TỈNH LAI CHÂU", "SỞ Y TẾ", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "KẾ HOẠCH"]


def test_a_file_of_python_docx() -> None:
    paper = docx.Document()
    paper.add_heading("I. MỤC ĐÍCH", 1)
    paper.add_paragraph("Việc thứ nhất", style="List Number")
    paper.add_paragraph("Việc thứ hai", style="List Number")
    paper.add_paragraph("Gạch đầu dòng", style="List Bullet")
    paper.sections[0].header.paragraphs[0].text = "Đầu trang"
    out = io.BytesIO()
    paper.save(out)
    document = reader.read(out.getvalue(), "a.docx")
    assert document.text.split("\n") == [
        "I. MỤC ĐÍCH",
        "1. Việc thứ nhất",
        "2. Việc thứ hai",
        "- Gạch đầu dòng",
    ]
    assert document.blocks[0].level == 1


def test_macro_and_strict_packages() -> None:
    assert reader.read(package(p("Sở Y tế."), main=MACRO), "a.docm").text == "Sở Y tế."
    strict = package(p("Sở Y tế."), relation="http://purl.oclc.org/ooxml/officeDocument/relationships")
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(strict)) as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            new.writestr(
                name, old.read(name).replace(NS.encode(), b"http://purl.oclc.org/ooxml/wordprocessingml/main")
            )
    assert reader.read(out.getvalue(), "a.docx").text == "Sở Y tế."


def test_a_package_without_its_list_of_parts_is_salvaged() -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(package(p("Sở Y tế.")))) as old, zipfile.ZipFile(out, "w") as new:
        new.writestr("word/document.xml", old.read("word/document.xml"))
    document = reader.read(out.getvalue(), "a.docx")
    assert document.text == "Sở Y tế." and [note.code for note in document.notes] == ["salvaged"]


def test_a_package_with_another_part_in_the_place_of_its_relations() -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(package(p("Sở Y tế.")))) as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            new.writestr(name, old.read("[Content_Types].xml" if name == "_rels/.rels" else name))
    assert reader.read(out.getvalue(), "a.docx").text == "Sở Y tế."


def test_a_package_whose_end_is_cut_off_is_salvaged() -> None:
    whole = package(p("Sở Y tế."), styles="")
    document = reader.read(whole[: whole.index(b"PK\x01\x02")], "a.docx")
    assert document.text == "Sở Y tế." and [note.code for note in document.notes] == ["salvaged"]


def _overlapping(copies: int, size: int) -> bytes:
    """A package whose directory names one member over and over."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", bytes(size))
    data = out.getvalue()
    start, end = data.index(b"PK\x01\x02"), data.index(b"PK\x05\x06")
    tail = struct.pack("<4s4H2LH", b"PK\x05\x06", 0, 0, copies, copies, (end - start) * copies, start, 0)
    return data[:start] + data[start:end] * copies + tail


def test_members_that_overlap_are_read_once() -> None:
    with pytest.raises(UnreadableFile) as error:
        reader.read(_overlapping(40, 1_000_000), "a.docx")
    assert error.value.code == "corrupt"


BOMB = '<!DOCTYPE d [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">]>'


def _other_zip() -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("readme.txt", "x")
    return out.getvalue()


BROKEN = {
    "empty": b"",
    "no zip": b"PK\x03\x04 nothing more",
    "cut off": package(p("Sở Y tế."))[:200],
    "bad xml": package("<w:p><w:r></w:p>"),
    "another zip": _other_zip(),
}


@pytest.mark.parametrize("data", BROKEN.values(), ids=BROKEN.keys())
def test_broken_packages_say_so(data: bytes) -> None:
    with pytest.raises(UnreadableFile) as error:
        reader.read(data, "a.docx")
    assert error.value.code == "corrupt"


def test_a_broken_part_beside_the_body_is_done_without() -> None:
    document = read(p("Sở Y tế.", 1), numbering="<w:num></w:oops>")
    assert document.text == "Sở Y tế." and [note.code for note in document.notes] == ["salvaged"]


def test_entities_are_refused() -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr(
            "word/document.xml", f'{BOMB}<w:document xmlns:w="{NS}"><w:body>{p("&b;")}</w:body></w:document>'
        )
    with pytest.raises(UnreadableFile) as error:
        reader.read(out.getvalue(), "a.docx")
    assert error.value.code == "bomb"


def test_empty_body() -> None:
    with pytest.raises(UnreadableFile) as error:
        read(p(""))
    assert error.value.code == "no_text"
