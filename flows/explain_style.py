"""What each kind of claim is called and looks like on the page of `kehoach explain --html`."""

from __future__ import annotations

from typing import NamedTuple


class Look(NamedTuple):
    """The name at a mark, where room is short; the name in the legend; colours by day and by night."""

    short: str
    name: str
    light: str
    dark: str


LOOKS = {
    "symbol": Look("số", "số, ký hiệu", "#1f5fa8", "#74b3f5"),
    "issuer": Look("cơ quan", "cơ quan ban hành, cấp, tỉnh", "#0b7285", "#4fd1e0"),
    "place": Look("nơi", "địa danh", "#2b7a3d", "#7fd494"),
    "date": Look("ngày", "ngày ban hành", "#7a5c00", "#e0bd4a"),
    "title": Look("tên", "loại, trích yếu, giai đoạn", "#5f3dc4", "#b197fc"),
    "heading": Look("mục", "đề mục", "#495057", "#adb5bd"),
    "citation": Look("viện dẫn", "văn bản được viện dẫn", "#a61e4d", "#f783ac"),
    "mention": Look("luật", "luật, văn bản chỉ nêu tên", "#86536a", "#d8a9be"),
    "deadline": Look("hạn", "thời hạn", "#c92a2a", "#ff8787"),
    "quota": Look("chỉ tiêu", "chỉ tiêu, định mức", "#3f6f0f", "#a9e34b"),
    "duty": Look("trách nhiệm", "trách nhiệm ban hành, báo cáo, đăng ký", "#9c36b5", "#e599f7"),
    "task": Look("việc", "nhiệm vụ", "#b8470a", "#ffa94d"),
    "recipient": Look("nhận", "nơi nhận", "#5c6b7a", "#a3b1bf"),
    "signer": Look("ký", "người ký", "#364fc7", "#91a7ff"),
}
DAY = "--paper:#fff;--ink:#1b1b1b;--faint:#5f6670;--line:#d5d8dc;--on:#fff;--doubt:#fff3bf;"
NIGHT = "--paper:#16181b;--ink:#e8e8e8;--faint:#a3aab3;--line:#3a3f45;--on:#000;--doubt:#4d4000;"


def _colours(shade: str) -> str:
    return "".join(f"--{kind}:{getattr(look, shade)};" for kind, look in LOOKS.items())


STYLE = (
    f":root{{color-scheme:light;{DAY}{_colours('light')}}}\n"
    f"@media screen and (prefers-color-scheme:dark){{:root{{color-scheme:dark;{NIGHT}{_colours('dark')}}}}}\n"
    """*{box-sizing:border-box;print-color-adjust:exact;-webkit-print-color-adjust:exact}
body{margin:0 auto;padding:1rem;max-width:64rem;background:var(--paper);color:var(--ink);
 font:16px/1.5 system-ui,"Segoe UI",Roboto,"Noto Sans",Arial,sans-serif}
h1{font-size:1.5rem;margin:.3rem 0}h2{font-size:1.15rem;margin:2rem 0 .5rem}
a{color:inherit}small,dt{color:var(--faint)}
dl{display:grid;grid-template-columns:max-content 1fr;gap:.1rem 1rem;margin:0;overflow-wrap:anywhere}dd{margin:0}
@media screen and (min-width:48rem){.legend{position:sticky;top:0;z-index:5}}
.legend{display:flex;flex-wrap:wrap;gap:.2rem .9rem;margin:.8rem 0;padding:.4rem 0;
 list-style:none;font-size:.85rem;background:var(--paper);border-bottom:1px solid var(--line)}
.legend b,td b,.s b{color:var(--on);border-radius:3px;padding:0 4px}
.line{margin:.35rem 0;white-space:pre-wrap;overflow-wrap:anywhere;scroll-margin-top:6rem}
.spans{display:inline;line-height:1.5!important}
.w{position:relative;display:inline-block;line-height:24px;white-space:pre;vertical-align:baseline}
.b,.s{position:absolute;left:0;width:100%;height:3px}
.s b{position:absolute;top:3px;left:0;z-index:3;white-space:nowrap;font-size:10px;line-height:12px;font-weight:600;
 border-radius:0 3px 3px 3px;user-select:none}
.s a{font-weight:400;text-decoration:none;color:inherit}
:target{outline:2px solid var(--ink);outline-offset:2px}
table{border-collapse:collapse;width:100%;font-size:.85rem}
th,td{border:1px solid var(--line);padding:.3rem .4rem;text-align:left;vertical-align:top}
td:nth-child(3),td:nth-child(4){overflow-wrap:anywhere;min-width:9rem}td:last-child{white-space:nowrap}
tr{scroll-margin-top:6rem}.doubt{background:var(--doubt)}
.wide{overflow-x:auto}
@page{margin:15mm}
@media print{body{max-width:none;padding:0;font-size:11pt}.wide{overflow:visible}
 thead{display:table-header-group}tr,.w{break-inside:avoid}}
"""
)
