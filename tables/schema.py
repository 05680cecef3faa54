"""All tables of the store, for SQLite and PostgreSQL alike: claims, conclusions, registry, ledger."""

from __future__ import annotations

from sqlalchemy import Table

from tables import claims, portal_tables  # noqa: F401 - the tables of portals are declared there
from tables.columns import (
    day,
    evidence_columns,
    flag,
    large,
    metadata,
    number,
    of_document,
    table,
    text,
    whole,
)

SCHEMA_VERSION = 3

links = table(
    "links",
    "Quan hệ giữa các văn bản",
    "Links between documents, with why; an ambiguous citation has no parent_id and the count of candidates",
    text("child_id", "văn bản viện dẫn", "the document that cites", primary_key=True),
    whole("no", "thứ tự", "place in the child's list, from 0", primary_key=True),
    text("parent_id", "văn bản được viện dẫn", "the document cited, or its placeholder"),
    text("relation", "quan hệ", "implements, based_on, cites, replaces, amends, continues or annexed_to"),
    flag("main", "văn bản cấp trên chính", "whether it is the one document that the child carries out"),
    text(
        "status",
        "tình trạng",
        "resolved, placeholder, ambiguous, or parent_replaced: carried out, but since replaced",
    ),
    whole("candidates", "số văn bản khớp", "how many documents in hand fit the citation"),
    text("parent_symbol", "số, ký hiệu", "symbol of the document cited"),
    whole("citation_no", "viện dẫn số", "`no` of the citation that it rests on"),
    text("reason", "lý do", "why this document"),
    text("warning", "cảnh báo", "what speaks against it: a clash of dates, a child older than its parent"),
    *evidence_columns(),
    indexes=(("parent_id", "relation"),),
)

warnings = table(
    "warnings",
    "Điều đáng ngờ về quan hệ giữa các văn bản",
    "What is odd about links: clashing dates, a child older than its parent, circles, several candidates",
    text("child_id", "văn bản viện dẫn", "the document that cites", primary_key=True),
    whole("no", "thứ tự", "place among the warnings of the child, from 0", primary_key=True),
    text("code", "mã", "date_clash, ambiguous, child_older or cycle"),
    text("parent_id", "văn bản được viện dẫn", "the document cited, or its placeholder"),
    text("message", "mô tả", "what is odd"),
)

compliance = table(
    "compliance",
    "Tình hình ban hành kế hoạch thực hiện",
    "Compliance: for each duty and body, whether the plan owed was issued",
    text("parent_id", "văn bản giao", "the document that orders", primary_key=True),
    whole("duty_no", "nghĩa vụ số", "`no` of the duty", primary_key=True),
    whole("no", "thứ tự", "place of the body in the duty, from 0", primary_key=True),
    text("body", "cơ quan", "the body, as named on the duty's date"),
    text("body_id", "mã cơ quan", "its registry id"),
    text("province_id", "mã tỉnh", "its province"),
    text("verdict", "kết luận", "on_time, on_the_day, late, issued, not_yet_due, not_found, cannot_tell..."),
    text("child_id", "văn bản thực hiện", "the document that satisfies the duty"),
    text("child_symbol", "số, ký hiệu", "its symbol"),
    text("issued_on", "ngày ban hành", "its date of issue"),
    text("due", "hạn như văn bản ghi", "when it was due, as a deadline value"),
    day("due_date", "ngày cuối còn đúng hạn", "the last day"),
    whole("days_late", "số ngày chậm", "days after the last day"),
    day("as_of", "tính đến ngày", "the date for which the verdict stands", nullable=False),
    text(
        "evidence",
        "căn cứ kết luận",
        "in Vietnamese: the child and its citation, or what was searched and when",
    ),
    text("grounds", "căn cứ dạng mã", "the same as codes and values (JSON)", internal=True),
    *evidence_columns(),
    indexes=("body_id", "verdict", "as_of"),
)

quota_checks = table(
    "quota_checks",
    "Đối chiếu chỉ tiêu của kế hoạch cấp dưới với cấp trên",
    "Quotas of plans against those of the plan that they carry out, on the same thing and for the same year",
    text("parent_id", "văn bản cấp trên", "the plan whose quota it is", primary_key=True),
    whole("no", "thứ tự", "place among the checks of the parent, from 0", primary_key=True),
    text("manner", "cách đối chiếu", "each: a child against the parent; sum: all children together"),
    text("verdict", "kết luận", "agrees, contradicts or cannot_tell"),
    text("indicator", "chỉ tiêu", "the parent's sentence"),
    text("unit", "đơn vị", "% or the noun counted"),
    whole("period", "năm", "year by which the parent wants it"),
    whole("parent_quota_no", "chỉ tiêu cấp trên số", "`no` of the parent's quota"),
    number("parent_min", "tối thiểu của cấp trên", "least value of the parent"),
    number("parent_max", "tối đa của cấp trên", "greatest value of the parent"),
    text("parent_quote", "nguyên văn của cấp trên", "the parent's quota as it stands in the source"),
    text("child_id", "văn bản cấp dưới", "the child; empty where several are added up"),
    whole("child_quota_no", "chỉ tiêu cấp dưới số", "`no` of the child's quota"),
    whole("children", "số kế hoạch", "how many children's quotas it rests on"),
    number("child_min", "tối thiểu của cấp dưới", "least value of the child, or sum of the least values"),
    number("child_max", "tối đa của cấp dưới", "greatest value of the child, or sum of the greatest values"),
    text("child_quote", "nguyên văn của cấp dưới", "the children's quotas as they stand in the sources"),
    text("reason", "lý do", "why"),
)

coverage = table(
    "coverage",
    "Nguồn đã tra cứu",
    "What was searched: which portal for which bodies and dates of issue, and when it was last healthy",
    text("portal", "nguồn", "name of the portal's profile, or of the folder", primary_key=True),
    text("province_id", "mã tỉnh", "province whose papers it holds, or '*' for all", primary_key=True),
    text(
        "bodies",
        "cơ quan",
        "whose papers: registry ids, or so, so_ban_nganh, huyen, xa, joined by '; '; '*' for every body",
        primary_key=True,
    ),
    day("searched_from", "tra cứu từ ngày", "first day of issue that was looked through", primary_key=True),
    day("searched_to", "đến ngày", "last day of issue that was looked through"),
    day("last_healthy", "ngày hoạt động tốt gần nhất", "last day on which a crawl ended without alarm"),
    flag(
        "healthy", "đang hoạt động tốt", "false: an alarm stands, and the row covers nothing", nullable=False
    ),
    text("evidence", "căn cứ", "the crawl that it rests on: when, how many pages, which alarms"),
)

bodies = table(
    "bodies",
    "Danh mục cơ quan cấp tỉnh",
    "Registry of departments and their equals, with validity",
    text("body_id", "mã", "registry id", primary_key=True),
    text("name", "tên", "name in full"),
    text("kind", "loại", "kind of body"),
    text("scope", "phạm vi", "uniform, or only in some provinces"),
    text("abbreviations", "chữ viết tắt", "issuer codes, joined by '; '"),
    text("valid_from", "có từ", "first day or year"),
    text("valid_to", "đến", "last day; empty while it lasts"),
    text(
        "successor",
        "cơ quan kế thừa",
        "ids of the bodies that took over, the one of record first, parted by ;",
    ),
    text("absorbed", "cơ quan sáp nhập vào", "ids and dates of bodies that it took over"),
    text("head_title", "chức danh người đứng đầu", "post of its head"),
    text("counts_as_so", "tính là sở", "whether 'các sở' includes it"),
    text("source", "nguồn", "where this is from"),
)

provinces = table(
    "provinces",
    "Danh mục tỉnh, thành phố",
    "Registry of provinces, with validity",
    text("province_id", "mã", "registry id", primary_key=True),
    text("code", "mã số", "official code"),
    text("name", "tên", "name without 'tỉnh' or 'thành phố'"),
    text("kind", "loại", "tinh or thanh_pho"),
    text("full_name", "tên đầy đủ", "name in full"),
    text("valid_from", "có từ", "first day"),
    text("valid_to", "đến", "last day; empty while it lasts"),
    text("successor", "tỉnh kế thừa", "id of the province that took over"),
    text("predecessors", "tỉnh trước đó", "ids of provinces merged into it, joined by '; '"),
    text("seat", "tỉnh lỵ", "seat"),
    text("aliases", "tên khác", "other spellings, joined by '; '"),
    text("source", "nguồn", "where this is from"),
)

files = table(
    "files",
    "Tệp đã thấy, và tệp không đọc được",
    "Files seen: each place with each content it had, and why a file was quarantined",
    text("location", "đường dẫn đầy đủ", "full path or address", primary_key=True, internal=True),
    text("sha256", "mã SHA-256", "SHA-256 of the bytes: the document's id", primary_key=True),
    text("path", "đường dẫn", "path under the input folder", nullable=False),
    large("size", "kích thước", "size in bytes"),
    large("mtime_ns", "giờ sửa", "time of modification, ns", internal=True),
    text("status", "tình trạng", "ok or quarantined", nullable=False),
    text("code", "mã lý do", "why quarantined: empty, corrupt, encrypted, timeout..."),
    text("message", "lý do", "why quarantined, and what to do"),
    flag("present", "còn ở đó", "false: gone, or other bytes stand there now; its rows stay", nullable=False),
    text("replaced_by", "bản thay thế", "SHA-256 of the bytes that stand there now"),
    text("address", "địa chỉ tải", "address it was fetched from"),
    text("fetched_at", "giờ tải", "when it was fetched"),
    text("code_version", "phiên bản chương trình", "version of the code that read it"),
    indexes=("sha256",),
)

repairs = table(
    "repairs",
    "Chỗ văn bản khác tệp gốc",
    "Repairs: where the document's text differs from the file",
    *of_document(),
    whole("span_start", "vị trí đầu", "where it begins in the text"),
    whole("span_end", "vị trí cuối", "where it ends in the text"),
    text("before", "nguyên văn trong tệp", "what the file says there"),
    text("kind", "loại", "joined_line, chrome, legacy_encoding, dropped_letter, spacing, ocr..."),
    flag("certain", "chắc chắn", "false where it was guessed"),
)

texts = table(
    "texts",
    "Toàn văn đã sửa lỗi",
    "The text of each document; spans count its characters",
    text("doc_id", "mã văn bản", "the document", primary_key=True),
    text("text", "toàn văn", "the text"),
)

runs = table(
    "runs",
    "Các lần chạy",
    "Runs of the program; with internal columns the only place of clock times",
    whole("run", "lần chạy", "number of the run", primary_key=True),
    text("started_at", "bắt đầu", "when it began (UTC)"),
    text("finished_at", "kết thúc", "when it ended (UTC); empty if it was cut short"),
    text("code_version", "phiên bản chương trình", "version of the code"),
    text("inputs", "đầu vào", "files and folders asked for"),
    day("as_of", "tính đến ngày", "date of the verdicts"),
    flag("assume_covered", "coi như đã tìm đủ", "whether the folder was taken as complete coverage"),
    whole("found", "số tệp", "files found"),
    whole("parsed", "đã đọc", "files parsed in this run"),
    whole("quarantined", "không đọc được", "files in quarantine after it"),
    number("seconds", "số giây", "how long it took"),
)

pending = table(
    "pending",
    "Văn bản chờ nối quan hệ",
    "Documents that were written or changed since links were last drawn",
    text("doc_id", "mã văn bản", "the document", primary_key=True),
    internal=True,
)

seen = table(
    "seen",
    "Cơ quan đã thấy văn bản",
    "Departments that a document in hand was issued by or sent to, by which optional ones are known to exist",
    text("key", "khóa", "what papers of the department are matched by", primary_key=True),
    text("province_id", "mã tỉnh", "its province", primary_key=True),
    internal=True,
)

meta = table(
    "meta",
    "Thông tin kho dữ liệu",
    "Facts about the store: schema version, state of the exports",
    text("key", "khóa", "what", primary_key=True),
    text("value", "giá trị", "its value"),
    internal=True,
)

CLAIMS: tuple[Table, ...] = (
    claims.documents,
    claims.evidence,
    claims.sections,
    claims.citations,
    claims.mentions,
    claims.deadlines,
    claims.quotas,
    claims.tasks,
    claims.duties,
    claims.bearers,
    claims.signers,
    claims.recipients,
    claims.issues,
    claims.reviews,
    repairs,
    texts,
)
TABLES: dict[str, Table] = dict(metadata.tables)
EXPORTED: tuple[Table, ...] = tuple(t for t in metadata.sorted_tables if not t.info["internal"])
