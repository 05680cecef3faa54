"""The tables of what documents say: one for each list of a record, two for its plain fields."""

from __future__ import annotations

from tables.columns import body_columns, day, evidence_columns, flag, number, of_document, table, text, whole

documents = table(
    "documents",
    "Văn bản: đã có trong tay, hoặc mới biết qua trích dẫn",
    "Documents: those in hand, and placeholders known only from citations",
    text("doc_id", "mã văn bản", "SHA-256 of the file's bytes, or the placeholder's key", primary_key=True),
    text(
        "status",
        "held: có; placeholder: chưa có",
        "held, or placeholder: cited but not in hand",
        nullable=False,
    ),
    text(
        "chain_id",
        "nhóm các bản của cùng một văn bản",
        "drafts, signed twins and copies of one plan share it",
    ),
    flag("is_current", "bản hiện hành trong nhóm", "whether it is the version of its chain that counts"),
    text("replaced_by", "bản đã thay tại cùng đường dẫn", "the later file that stands at the same place"),
    text("source", "tệp nguồn", "path of the file under its input folder"),
    text("format", "định dạng", "format of the file, told by content"),
    whole("pages", "số trang", "number of pages, where the format has pages"),
    whole("characters", "số ký tự", "length of the text"),
    text("parser", "bộ đọc", "reader and its version"),
    text("code_version", "phiên bản chương trình", "version of the code that made the rows"),
    text("text_hash", "mã của văn bản đã chuẩn hóa", "hash of the normalised text: equal in copies"),
    text("doc_type", "loại văn bản (KH, QĐ, CV...)", "type of document, abbreviated"),
    text("symbol", "số, ký hiệu", "number and symbol, as printed"),
    text("symbol_key", "số, ký hiệu để so khớp", "symbol folded for look-up: no zeros in front, lower case"),
    text("issued_on", "ngày ban hành", "date of issue: ISO, or only year and month"),
    text("place", "địa danh", "place named before the date"),
    text("issuer", "cơ quan ban hành", "issuing body, without its province"),
    text("issuer_level", "cấp", "level of the issuer: province, department, district..."),
    text("issuer_id", "mã cơ quan", "registry id of the issuer (table bodies)"),
    text("province", "tỉnh, thành phố", "province as it was called at the date of issue"),
    text("province_id", "mã tỉnh", "registry id of the province (table provinces)"),
    text("title", "trích yếu", "subject of the document"),
    text("title_bare", "trích yếu không dấu", "title without marks, for searching"),
    whole("period_first", "năm đầu của kế hoạch", "first year that the plan covers"),
    whole("period_last", "năm cuối của kế hoạch", "last year that the plan covers"),
    flag("draft", "bản thảo", "no signer's name, or number and day both blank"),
    text("parent_symbol", "văn bản cấp trên trực tiếp", "symbol of the document it carries out directly"),
    text("parent_issued_on", "ngày của văn bản cấp trên", "date of that document"),
    text("parent_issuer", "cơ quan ban hành văn bản cấp trên", "issuer of that document"),
    number("parent_confidence", "độ tin cậy", "how sure the parent is, 0 to 1"),
    text("parent_reason", "lý do", "why it was taken for the parent"),
    text("duty_bodies", "cơ quan phải ban hành kế hoạch", "bodies ordered to issue their own plan"),
    text("duty_due", "hạn ban hành", "when these plans are due, as a deadline value"),
    whole("waiting", "số văn bản đang chờ", "placeholder: how many documents carry it out or cite it"),
    text("contradictions", "mâu thuẫn giữa các trích dẫn", "placeholder: where its citations disagree"),
    text("said", "các trích dẫn nói gì (JSON)", "placeholder: counts of what citations say", internal=True),
    text("bucket", "khóa so khớp", "number/type/issuer code/year, to find what cites it", internal=True),
    indexes=("symbol_key", "status", "chain_id", "bucket", "province_id", "province", "text_hash"),
)

evidence = table(
    "evidence",
    "Căn cứ của từng trường ở phần đầu văn bản",
    "Evidence of the plain fields of documents",
    text("doc_id", "mã văn bản", "the document", primary_key=True),
    text("field", "tên trường", "name of the field", primary_key=True),
    *evidence_columns(),
)

sections = table(
    "sections",
    "Mục của văn bản",
    "Sections of documents, as a tree",
    *of_document(),
    text("number", "số mục", "number as printed, without the final dot"),
    text("heading", "tên mục", "heading"),
    whole("level", "cấp mục", "1 is the top; preamble and closing are 0"),
    whole("parent_no", "mục cấp trên", "`no` of the section around it"),
    text("labels", "nhãn", "what the section is about, joined by '; '"),
    whole("heading_start", "đầu của tên mục", "where the heading begins"),
    whole("heading_end", "cuối của tên mục", "where the heading ends"),
    *evidence_columns(),
)

citations = table(
    "citations",
    "Văn bản được viện dẫn theo số, ký hiệu",
    "Documents cited by symbol",
    *of_document(),
    text("symbol", "số, ký hiệu", "symbol as printed, without blanks"),
    text("symbol_key", "số, ký hiệu để so khớp", "symbol folded for look-up"),
    text("bucket", "khóa so khớp", "number/type/issuer code/year, to find the document", internal=True),
    text("issued_on", "ngày ban hành", "date of the cited document, at the precision shown"),
    text("issuer", "cơ quan ban hành", "issuer as printed"),
    text("relation", "quan hệ", "implements, based_on, replaces, amends, continues, annexed_to or cites"),
    text("doc_type", "loại văn bản", "type of the cited document"),
    text("title", "trích yếu", "what the text says it is about"),
    flag("in_opening", "ở phần căn cứ", "whether it stands in the opening"),
    *evidence_columns(),
    indexes=("symbol_key", "bucket"),
)

mentions = table(
    "mentions",
    "Văn bản chỉ nêu tên",
    "Laws and documents cited by name alone",
    *of_document(),
    text("text", "tên văn bản", "name as printed"),
    text("issued_on", "ngày", "its date, if given"),
    *evidence_columns(),
)

deadlines = table(
    "deadlines",
    "Thời hạn",
    "Deadlines: what is to happen when",
    *of_document(),
    text("text", "cụm từ chỉ thời gian", "the time expression"),
    text("bound", "kiểu thời hạn", "before, by, in, from or every"),
    text("value", "giá trị", "ISO date, part of a year, range A/B, recurrence R/... or delay P..."),
    day("start_date", "từ ngày", "first day, inclusive"),
    day("end_date", "đến ngày", "last day, inclusive"),
    text("rrule", "quy tắc lặp (RFC 5545)", "recurrence rule (RFC 5545)"),
    text("edtf", "giá trị EDTF", "value in EDTF"),
    text("precision", "độ chính xác", "day, month, quarter, half or year"),
    flag("inherited", "năm lấy từ đề mục", "whether the year comes from a heading or the plan"),
    text("action", "việc phải làm", "the clause that it governs"),
    *body_columns("bearers", "cơ quan thực hiện", "who owes it"),
    text("recipient", "nơi nhận báo cáo", "who is to receive it"),
    text("section", "mục", "path of the section"),
    *evidence_columns(),
    indexes=(("end_date", "doc_id"), "rrule"),
)

quotas = table(
    "quotas",
    "Chỉ tiêu, định mức",
    "Quotas: targets, minima, maxima and required counts",
    *of_document(),
    text("text", "chỉ tiêu", "the quantity with comparator and unit"),
    number("min", "tối thiểu", "least value"),
    number("max", "tối đa", "greatest value"),
    text("unit", "đơn vị", "% or the noun counted"),
    text("comparator", "từ so sánh", "words of comparison"),
    text("per_time", "theo thời gian", "per year, quarter, month..."),
    text("per_entity", "theo đơn vị", "per body, commune, group..."),
    text("subject", "đối tượng", "what is counted or measured"),
    *body_columns("bearers", "cơ quan thực hiện", "who is to meet it"),
    text("kind", "loại", "target, criterion, limit or change"),
    text("baseline", "mốc so sánh", "what a change is measured against"),
    text("choice_group", "nhóm lựa chọn", "quotas that are alternatives share it"),
    text("section", "mục", "path of the section"),
    *evidence_columns(),
)

tasks = table(
    "tasks",
    "Nhiệm vụ",
    "Tasks: what bodies are told to do",
    *of_document(),
    text("what", "nội dung", "what is to be done"),
    *body_columns("lead", "cơ quan chủ trì", "lead bodies"),
    *body_columns("support", "cơ quan phối hợp", "supporting bodies"),
    text("due", "thời hạn", "when, as a deadline value"),
    text("timing", "thời gian (nguyên văn)", "when, in words"),
    text("product", "sản phẩm", "what comes out of it"),
    text("section", "mục", "path of the section"),
    *evidence_columns(),
)

duties = table(
    "duties",
    "Nghĩa vụ ban hành kế hoạch, báo cáo, đăng ký",
    "Duties to issue a plan, to report or to register",
    *of_document(),
    text("kind", "loại", "issue_plan, report or register"),
    text("bodies", "cơ quan (nguyên văn)", "bodies as printed"),
    *body_columns("bearers", "cơ quan phải thực hiện", "bodies"),
    *body_columns("exceptions", "cơ quan được trừ", "bodies excepted"),
    text("modality", "mức độ bắt buộc", "how it is ordered: yêu cầu, giao, đề nghị..."),
    text("recipient", "nơi nhận", "who is to receive it"),
    text("due", "thời hạn", "when, as a deadline value"),
    text("sanction", "chế tài", "what follows if not done"),
    text("text", "nguyên văn", "the order itself"),
    *evidence_columns(),
)

bearers = table(
    "bearers",
    "Cơ quan của từng thời hạn, chỉ tiêu, nhiệm vụ, nghĩa vụ",
    "Bodies of each deadline, quota, task and duty, one a row",
    text("doc_id", "mã văn bản", "the document", primary_key=True),
    text("claim", "bảng", "table of the claim: deadlines, quotas, tasks or duties", primary_key=True),
    whole("no", "thứ tự", "`no` of the claim", primary_key=True),
    text("role", "vai trò", "bearers, exceptions, lead or support", primary_key=True),
    whole("seq", "thứ tự cơ quan", "place in the list", primary_key=True),
    text("text", "tên như in", "name as printed"),
    text("body_id", "mã cơ quan hoặc nhóm", "registry id, or class such as so_ban_nganh"),
    indexes=(("claim", "body_id", "doc_id", "no"),),
)

signers = table(
    "signers",
    "Người ký",
    "Signers",
    *of_document(),
    text("name", "họ tên", "name"),
    text("position", "chức vụ", "the signer's own post"),
    text("authority", "thẩm quyền ký", "TM., KT., TL., TUQ., Q. or empty"),
    *evidence_columns(),
)

recipients = table(
    "recipients",
    "Nơi nhận",
    "Recipients",
    *of_document(),
    text("text", "nơi nhận", "who"),
    text("purpose", "để làm gì", "what for: báo cáo, thực hiện, lưu..."),
    *evidence_columns(),
)

issues = table(
    "issues",
    "Điều thiếu, ngờ vực hoặc mâu thuẫn",
    "What is missing, doubtful or contradictory",
    *of_document(),
    text("code", "mã", "code from a closed list"),
    text("message", "mô tả", "what it is about"),
    whole("span_start", "vị trí đầu", "where it begins in the document's text"),
    whole("span_end", "vị trí cuối", "where it ends"),
)

reviews = table(
    "reviews",
    "Ý kiến của người rà soát",
    "What persons said of claims (files in `reviews/`), and whether it could be applied",
    *of_document(),
    text("kind", "loại", "table of the claim, or field of documents"),
    whole("span_start", "vị trí đầu", "where its words begin in the document's text, when it was reviewed"),
    whole("span_end", "vị trí cuối", "where they end"),
    text("quote", "trích văn bản", "the words of the claim"),
    text("verdict", "ý kiến", "accept, correct or reject"),
    text("value", "giá trị (JSON)", "what it was corrected to, as JSON"),
    text("reviewer", "người rà soát", "who said so"),
    text("reviewed_at", "lúc", "when, with the zone"),
    text("state", "kết quả", "applied, overruled by a later one, stale (its words are gone) or unfit"),
    text("digest", "mã của ý kiến", "hash of the review: tells whether these are still the ones to apply"),
)
