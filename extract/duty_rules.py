"""Whether the words around "kế hoạch" order a body to issue a plan of its own: patterns and their weights."""

from __future__ import annotations

from dataclasses import dataclass, replace

import regex

from extract.standings import Standing

_NOUNS = (
    r"chương trình(?: hành động| công tác)?|phương án|nội dung|đề án|văn bản(?: chỉ đạo| triển khai)?"
    r"|công văn|quyết định|chỉ tiêu|dự toán|lộ trình|quy chế|giải pháp|mục tiêu|hướng dẫn|tiến độ"
    r"|thư kêu gọi"
)
_MAKE = r"xây\s?dựng|xd|ban hành|lập|soạn(?: thảo)?|đề ra|hoàn thiện|phê duyệt|dự thảo|triển khai|lên|ra"
# xây dựng, ban hành | xây dựng và triển khai | lập | có | gửi | cụ thể hóa ... thành | ban hành văn bản hoặc
VERB = regex.compile(
    rf"(?r)(?<!\p{{L}})(?P<verb>(?:(?:{_MAKE}|có|gửi|đưa ra)(?:\s*,?\s*(?:và |hoặc |hay )?(?:{_MAKE}"
    rf"|tổ chức thực hiện|trình(?: \p{{L}}+){{0,8}})(?!\p{{L}}))*"
    rf"|gửi (?:về |cho |đến )?(?:sở|ubnd|phòng|văn phòng|ban)(?: (?!tổng hợp|để|thẩm định|theo dõi|phê duyệt|xem)\p{{L}}+){{1,7}}?"
    rf"|cụ thể hóa(?: \p{{L}}+,?){{0,14}}? (?:thành|bằng|trong)))(?: xong)?"
    rf"\s+(?:các |những |bản |01 |một )?(?:(?:{_NOUNS})(?:,| và| hoặc|/| hay)\s*(?:các )?)*$"
)
# Right before the verb: the making is named, negated, told as done, or is another's
_NAMED = regex.compile(
    r"(?r)(?<!\p{L})(?:(?<!hoàn thành )(?<!trách nhiệm trong )(?<!hoàn thành xong )việc|công tác|kỹ năng"
    r"|kĩ năng|cách|cách thức|phục vụ|để|nhằm|cơ sở(?: để)?|khâu|quá trình|phương pháp"
    r"|(?<!trách nhiệm )trong|khi|(?:kể )?từ ngày|ngày ký,?|nội dung|qua|bước|của|có thể|nếu|không|chưa|phải không"
    r"|(?:không|chưa) (?:phải|cần|yêu cầu|nhất thiết|bắt buộc)(?: \p{L}+){0,2}|khỏi|miễn"
    r"|(?<!lãnh )(?<!chỉ )đã(?: \p{L}+){0,2}|từng|vừa|đang|được|tham gia|thẩm định|thay cho|thay vì"
    r"|tình hình|kết quả|theo|khuyến khích|góp ý|tổng hợp|hướng dẫn|đôn đốc|kiểm tra|giám sát|hỗ trợ|theo dõi|tập huấn"
    r"|về)\s+(?:tổ chức |chủ động )?$"
)
# căn cứ Kế hoạch này để xây dựng kế hoạch
_ON_BASIS = regex.compile(r"(?:căn cứ|trên cơ sở|dựa)[^.;\n]{0,120}\sđể\s+(?:tổ chức |chủ động )?$")
_FOR_ISSUER = regex.compile(
    r"tham mưu|đề xuất|giúp (?:ủy ban|ubnd|giám đốc|lãnh đạo|sở|chủ tịch)|trình (?:ubnd|ủy ban|lãnh đạo"
    r"|giám đốc|cấp có thẩm quyền) \p{L}*\s?$"
)
_OWN_COUNCIL = regex.compile(
    r"cùng cấp|cấp mình|chỉ đạo [^.;]{3,80} tham mưu\s*$|(?:tham mưu|giúp)(?:,? và|,)?\s*$|tham mưu (?:cấp ủy|chính quyền)"
    r"|tham mưu(?: cho)? (?:ủy ban nhân dân|ubnd|chủ tịch ubnd) (?:các )?(?:huyện|xã|cấp huyện|cấp xã|quận"
    r"|phường)"
)
_NOT_HERE = regex.compile(
    r"không (?:phải|cần|yêu cầu|nhất thiết|bắt buộc|(?:\p{L}+ ){1,3}nào)[^.;]{0,30}$|(?:nếu|trường hợp|khi) [^.;,]{0,60}$"
    r"|(?:nếu|khi|trường hợp)(?: thấy)? cần(?: thiết)?,[^.;]{0,30}$"
    r"|(?:^|[.;] )\W*(?:nếu|trường hợp) [^.;]{0,120}$"
)
# Sở Tài chính | không phải ban hành kế hoạch riêng, | không xây dựng kế hoạch riêng: let off
_LET_OFF = regex.compile(
    r"(?r)\b(?:không|chưa) (?:(?:phải|cần|yêu cầu|nhất thiết|bắt buộc)(?: phải)? )?(?:(?:xây dựng|ban hành|lập)(?:,| và)? ?)+"
    r"(?:các |bản )?$"
)
# huyện Vân Canh đã có | kế hoạch | số 12/KH-UBND cho giai đoạn này, không phải ban hành lại
_HAS_ONE = regex.compile(r"(?r)\bđã (?:có|ban hành|xây dựng|lập) (?:các |bản )?$")
_NOT_AGAIN = regex.compile(
    r"[^.;\n]*?\bkhông (?:phải |cần |yêu cầu )?(?:ban hành|xây dựng|lập|làm|có)(?: kế hoạch)? (?:lại|mới|thêm|nữa|khác)\b"
)
# After the object: an existing plan, one of the issuer's, or the opening's formula
_EXISTING = regex.compile(
    r"\s*(?:số\s*[\d:]|này|nêu trên|trên đây|nói trên|đã\b|được (?:giao|duyệt|phê duyệt)"
    r"|(?:(?!\b(?:thời (?:gian|hạn|điểm)|tiến độ|hạn) )[^.;\n]){0,80}(?:như sau|với các nội dung|gồm các nội dung|với những nội dung)"
    r"|(?:[\p{L}]+ ){0,4}của (?:ubnd tỉnh|ủy ban nhân dân tỉnh|tỉnh\b|sở\b(?! ngành|,| mình)|trung ương"
    r"|ban chỉ đạo tỉnh|chính phủ|bộ\b)|đề ra|và đầu tư|- tài chính|- đầu tư)"
)
# các sở có trách nhiệm ban hành kế hoạch | của sở: each its own
_OF_THE_SO = regex.compile(r"\s*(?:\p{L}+ ){0,4}của sở\b")
_EACH_SO = regex.compile(r"\b(?:các|từng|mỗi) sở\b")
_APPROVED = regex.compile(
    r"[^.;\n]{0,90}?\b(?:trình|báo cáo|tham mưu)\s+(?:cho\s+)?(?:ubnd|ủy ban|giám đốc|lãnh đạo|ban giám đốc"
    r"|bgđ|chủ tịch|cấp có thẩm quyền|trưởng ban|sở|hđnd|tỉnh|hiệu trưởng|huyện|ban)\b"
)
_TO_DO = regex.compile(
    r"\s*(?:cụ thể|chi tiết|hành động|riêng|phối hợp)?\s*(?:để |và |tổ chức |về )*(?:triển khai|thực hiện"
    r"|tổ chức (?:triển khai|thực hiện)|cụ thể|chi tiết|hành động|riêng)"
)
_OR_PAPER = regex.compile(
    r"\s*(?:hoặc|/)\s*(?:ban hành )?(?:văn bản|công văn)(?: chỉ đạo| hướng dẫn)?(?= (?:triển khai|thực hiện|chỉ đạo|tổ chức|để))"
)
_ISSUED_TOO = regex.compile(
    r"[,;] (?:ban hành|gửi)(?: (?:và|,) (?:ban hành|gửi))? (?!báo cáo|kết quả|danh sách)"
)
_OWN = regex.compile(
    r"của (?:từng |các |mỗi )?(?:cơ quan|đơn vị|địa phương|ngành|huyện|xã|phường|phòng|trường|doanh nghiệp"
    r"|cấp|tổ chức|thôn|thị xã|thành phố|tổ\b|hội)|mình\b|tại (?:các )?(?:cơ quan|đơn vị|địa phương|trường"
    r"|xã|huyện|cơ sở)"
    r"|ở (?:địa phương|cơ quan|đơn vị|cấp)|trên địa bàn|phù hợp|sát (?:với )?(?:thực tế|tình hình)"
    r"|trong (?:ngành|đơn vị|đoàn viên|hội viên|hệ thống|cơ quan)|thuộc (?:thẩm quyền|phạm vi)"
    r"|cấp mình|theo chức năng|riêng|lĩnh vực (?:phụ trách|quản lý)"
)
_LEVEL = regex.compile(
    r"\s*(?:của )?cấp (?:mình|tỉnh|huyện|xã|trường)|\s*,|\s*(?:trước|chậm nhất|muộn nhất) "
)
_SPECIAL = regex.compile(
    r"\s*(?:chi tiết |cụ thể |riêng |và |tổ chức |hoạt động )*(?:vốn|kinh phí|tài chính|dự toán|ngân sách"
    r"|kiểm tra|thanh tra|giám sát|sử dụng đất|lựa chọn|đấu thầu|mua sắm|đào tạo|tập huấn|bồi dưỡng|tuyển"
    r"|đầu tư|giảng dạy|bài dạy|dạy học|kinh doanh|tuyên truyền|truyền thông|sơ kết|tổng kết"
    r"|khảo sát|điều tra|hội|lễ|cuộc thi|giải(?! phóng| quyết| pháp| ngân)|lớp|xét|đoàn|bảo đảm an|đảm bảo an|an ninh|đón|tiếp"
    r"|phát triển kinh tế|rà soát|kiểm kê|ngắn hạn|trung hạn|điều chỉnh|khen thưởng|phân bổ|bảo trì"
    r"|sửa chữa|biên soạn|liên hoan)"
)
_BASIS = regex.compile(
    r"(?:căn cứ|trên cơ sở|theo)(?: \p{L}+){0,6} (?:kế hoạch|hướng dẫn|chỉ đạo|nhiệm vụ)|nhận được kế hoạch"
    r"|sau khi (?:nhận|kế hoạch)"
)
_SENT = regex.compile(r"(?:gửi|nộp|báo cáo)(?: (?:kế hoạch|về|văn bản|bản mềm|cho|đến|lên)){0,3} ")
# Sở Y tế ban hành kế hoạch | . | (không quy định thời hạn).: all that is told
_NOTHING_MORE = regex.compile(r"\s*(?:\([^()]*\)\s*)?[.;]?(?:\s*/[.-]{1,3})?\s*$")
# Sở Văn hóa và Thể thao: ban hành kế hoạch | truyền thông.: an item that asks for nothing but a plan
_NAMED_ONLY = regex.compile(r"[^.;,:\n]{3,60}(?:\([^()]*\)\s*)?[.;]?(?:\s*/[.-]{1,3})?\s*$")
# xây dựng kế hoạch | trước ngày 28/02 | xong trong tháng 3
_TERM = regex.compile(
    r"\s*\(?(?:xong |hoàn thành )?(?:trước|chậm nhất|muộn nhất|trong (?:tháng|quý|thời hạn|vòng|\d))"
)
_MUST = regex.compile(
    r"có trách nhiệm|chịu trách nhiệm|phải|khẩn trương|chủ động|bắt buộc|nghiêm túc|yêu cầu"
)
_SHARE = regex.compile(
    r"[\s\p{P}\d]*(?:phấn đấu |mục tiêu )?(?:có )?\d+\s*%"
)  # 100% cơ quan xây dựng kế hoạch: a target

THRESHOLD = 4.0
_STANDING: dict[Standing, float] = {
    "many": 3,
    "one": 1.5,
    "rooms": 1.5,
    "agency": 0.5,
    "vague": -1.5,
    "office": -6,
    "issuer": -9,
}
_ORDER_WEIGHT = {
    "yêu cầu": 1, "đề nghị": 1, "giao": 1, "phân công": 1, "khuyến khích": -4, "kêu gọi": -3, "vận động": -3,
    "chỉ đạo": -0.5, "lãnh đạo": -0.5,
}  # fmt: skip
_LABEL_WEIGHT = {
    "to_chuc_thuc_hien": 1.0, "bao_cao": 0.5, "lo_trinh": 1.0, "muc_dich": -2.5, "yeu_cau": -2.5,
    "tieu_chi": -4.0,
    "khen_thuong": -2.0, "chi_tieu": -2.0, "muc_tieu": -2.0, "doi_tuong": -1.0, "can_cu": -2.0,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Words:
    """The folded words around one "kế hoạch": its sentence before the verb, the verb, and what follows."""

    before: str
    gap: str  # between the subject and the verb
    verb: str
    after: str


def names_a_plan(words: Words, own_so: bool = False) -> bool:
    """Whether the verb makes a new plan, and not for the issuer: no history, negation or existing plan.

    `own_so`: a Sở is to make it, so that "kế hoạch của Sở" is its own.
    """
    named = _NAMED.search(words.before)
    existing = _EXISTING.match(words.after) and not (
        _OF_THE_SO.match(words.after) and (own_so or _EACH_SO.search(words.before))
    )
    if (named and not _ON_BASIS.search(words.before)) or _NOT_HERE.search(words.before) or existing:
        return False
    clause = words.gap.rpartition(";")[2]  # "tham mưu UBND cùng cấp giao chỉ tiêu; xây dựng kế hoạch"
    if _FOR_ISSUER.search(clause) and not _OWN_COUNCIL.search(clause):
        return False
    if words.verb == "có" and words.gap.rstrip().endswith("phải") and _OWN.search(words.after[:60]):
        return True  # "phải có kế hoạch ứng phó của địa phương mình"
    if words.verb == "phê duyệt":
        return bool(_OWN.search(words.after[:60]))
    if words.verb in ("lên", "ra"):  # "tự lên kế hoạch, phát động", "ra kế hoạch cấp huyện trước 28/5"
        return bool(_TO_DO.match(words.after) or _OWN.search(words.after[:60]) or _LEVEL.match(words.after))
    if words.verb == "có" and _OR_PAPER.match(words.after):  # "có kế hoạch hoặc văn bản triển khai"
        return True
    if words.verb == "có" and _ISSUED_TOO.search(
        words.after
    ):  # "mỗi sở có kế hoạch bảo đảm ...; ban hành trước ngày ..."
        return True
    if words.verb in ("có", "triển khai", "đưa ra"):  # "phải có kế hoạch gửi Sở Nội vụ"
        return bool(_TO_DO.match(words.after) or _SENT.match(words.after.lstrip())) and words.verb == "có"
    return True


def lets_off(before: str, after: str) -> bool:
    """Whether a body need not make a plan of its own, or no other; `before` and `after` are the folded words around "kế hoạch".

    >>> lets_off("sở tài chính không phải ban hành ", " riêng."), lets_off("không ban hành ", " thì chịu trách nhiệm")
    (True, False)
    """
    if _HAS_ONE.search(before) and _NOT_AGAIN.match(after):
        return True
    bound = regex.search(r"(?:không|chưa) (?:phải|cần|yêu cầu|nhất thiết|bắt buộc)", before[-60:])
    return bool(_LET_OFF.search(before)) and bool(bound or after.lstrip().startswith("riêng"))


def weigh(
    words: Words, who: Standing, order: str | None, labels: frozenset[str], topic: frozenset[str], dated: bool
) -> float:
    """The sum of what speaks for and against an order; `THRESHOLD` and more is one."""
    score = _STANDING[who] + _ORDER_WEIGHT.get(order or "", -3 if order else 0)
    words = replace(words, after=_OR_PAPER.sub("", words.after))
    own = bool(_OWN.search(words.after[:200]))
    on_topic = bool(topic & _pairs(words.after[:80]))
    score += 2 * own + 1.5 * on_topic
    if _TO_DO.match(words.after):
        score += 1.5
    elif not words.after.strip(" .,;") or words.after.lstrip()[:1] in ",;.(" or _TERM.match(words.after):
        score += 1.5 if who == "one" and _NOTHING_MORE.match(words.after) else 0.5
    # "Sở Nội vụ: ban hành kế hoạch kiểm tra ... trước ngày 15/3" is a plan that it owes, "xây dựng kế hoạch kiểm tra" is work
    alone = words.gap.strip() == ":" and bool(_NAMED_ONLY.match(words.after))
    issued = "ban hành" in words.verb or (dated and bool(_ISSUED_TOO.search(words.after)))
    owed = (dated or alone) and who == "one" and issued
    score += 1.5 * (alone and owed and not dated)
    if _SPECIAL.match(words.after) and not owed:
        score -= 0.5 if own or on_topic else (2.5 if who != "many" else 1.5)
    elif dated and who == "one":
        score += 0.5
    score += 1.5 * bool(_BASIS.search(words.before)) + 1.5 * bool(_SENT.search(words.after)) + dated
    score += 1.0 * bool(_MUST.search(words.gap)) - 0.5 * (words.verb == "có")
    score += 0.5 * (dated and "ban hành" in words.verb)
    if _APPROVED.match(words.after):
        score -= 1 if who == "many" else 4
    if _SHARE.match(words.before):
        score -= 4
    if labels:
        score += (
            max((_LABEL_WEIGHT.get(label, 0.0) for label in labels), default=0.0)
            if not (labels & {"muc_dich", "yeu_cau", "tieu_chi"})
            else min(_LABEL_WEIGHT.get(label, 0.0) for label in labels)
        )
    return score


_WORD = regex.compile(r"\p{L}+")
_COMMON = frozenset(
    [
        "triển khai",
        "thực hiện",
        "giai đoạn",
        "địa bàn",
        "tổ chức",
        "trên địa",
        "năm 20",
        "của tỉnh",
        "kế hoạch",
        "công tác",
        "nâng cao",
        "đẩy mạnh",
        "tăng cường",
        "thi đua",
        "bàn tỉnh",
        "bàn huyện",
        "khai thực",
        "và triển",
        "chức thực",
        "của ubnd",
        "của sở",
    ]
)


def _pairs(text: str) -> frozenset[str]:
    words = _WORD.findall(text)
    return frozenset(f"{a} {b}" for a, b in zip(words, words[1:], strict=False)) - _COMMON


def topic_of(title: str | None) -> frozenset[str]:
    """Pairs of words of a title, without those that any plan has."""
    return _pairs((title or "").lower())
