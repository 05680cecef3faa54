"""The tables of crawls: what was seen where and when, what each crawl came to, what is wrong with a portal."""

from __future__ import annotations

from tables.columns import flag, large, table, text, whole

sightings = table(
    "sightings",
    "Những lần truy cập cổng thông tin",
    "Sightings: every answer of a portal, one row for each address and time; the proof of what was seen when",
    text("portal", "nguồn", "name of the portal's profile", primary_key=True),
    text(
        "address",
        "địa chỉ",
        "address asked for; what follows # tells posted pages of it apart",
        primary_key=True,
    ),
    text("fetched_at", "giờ tải", "when the answer came (UTC)", primary_key=True),
    text("crawl", "đợt thu thập", "when the crawl began that it belongs to"),
    text("kind", "loại", "list, page (of a document) or file"),
    text(
        "outcome",
        "kết quả",
        "new, changed, unchanged; read, listed; or what went wrong: not_found, challenge, login, truncated...",
    ),
    whole("http_status", "mã trạng thái HTTP", "status of the answer"),
    text("final_address", "địa chỉ cuối", "address after redirects, where it is another"),
    text("message", "ghi chú", "what went wrong, in words"),
    text("headers", "tiêu đề HTTP", "headers of the answer, as JSON"),
    text("sha256", "mã SHA-256", "SHA-256 of the bytes: the document's id"),
    large("size", "kích thước", "size in bytes"),
    text("file", "tệp lưu", "where the bytes are kept, under data/raw"),
    text("list_page", "trang danh sách", "page of the list that led there"),
    text("page", "trang văn bản", "page of the document that led there"),
    text("title", "tên trên danh sách", "what the list calls it"),
    text("metadata", "thuộc tính", "labelled values that the portal shows, as JSON"),
    text(
        "certificate", "chứng thư", "pinned:... where the host's certificate does not verify and was pinned"
    ),
    indexes=("sha256", "crawl"),
)

crawls = table(
    "crawls",
    "Các đợt thu thập",
    "Crawls: figures of each crawl of each portal",
    text("portal", "nguồn", "name of the portal's profile", primary_key=True),
    text("crawl", "đợt thu thập", "when it began (UTC)", primary_key=True),
    text("finished_at", "kết thúc", "when it ended (UTC); empty where it was cut short"),
    flag("complete", "trọn vẹn", "whether it did all that it set out to do"),
    flag("whole_list", "hết danh sách", "whether the lists were read to their end"),
    text("stopped", "lý do dừng", "why it ended early: cap, busy, down, certificate"),
    text("message", "ghi chú", "the same in words"),
    whole("requests", "số yêu cầu", "requests made"),
    large("bytes", "số byte", "bytes received"),
    whole("lists", "số trang danh sách", "pages of lists that were read"),
    whole("lists_failed", "trang danh sách lỗi", "pages of lists that could not be read"),
    whole("listed", "số dòng", "rows that the lists showed"),
    whole("listed_labelled", "dòng có thuộc tính", "rows with a known label or a day"),
    whole("left_out", "dòng bỏ qua", "rows that the profile leaves out"),
    whole("pages", "trang văn bản", "pages of documents that were read"),
    whole("pages_labelled", "trang có thuộc tính", "pages with known labels"),
    whole("pages_empty", "trang không có văn bản", "pages that show neither a file nor a document's text"),
    whole("new", "văn bản mới", "documents not seen before"),
    whole("changed", "văn bản thay đổi", "documents with other bytes at the same address"),
    whole("unchanged", "không đổi", "documents asked for again and found as they were"),
    whole("errors", "số lỗi", "answers that were no content"),
    whole("forbidden", "bị robots.txt cấm", "addresses that robots.txt forbids"),
    text("problems", "lỗi theo loại", "errors by code, as JSON"),
    text("first_day", "ngày ban hành sớm nhất", "earliest day of issue on the lists"),
    text("last_day", "ngày ban hành muộn nhất", "latest day of issue on the lists"),
    flag("healthy", "hoạt động tốt", "false: an alarm was raised"),
)

alarms = table(
    "alarms",
    "Cảnh báo về nguồn",
    "Alarms and hints about portals, by crawl",
    text("portal", "nguồn", "name of the portal's profile", primary_key=True),
    text("crawl", "đợt thu thập", "the crawl that raised it", primary_key=True),
    whole("no", "thứ tự", "number in the crawl, from 0", primary_key=True),
    text("code", "mã", "outage, errors, layout, yield, silence; hints: incomplete, number_gap"),
    text("level", "mức", "alarm: the source counts as not covered; hint: for a person to look at"),
    text("message", "nội dung", "what is wrong"),
)
