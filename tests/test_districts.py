"""The districts of 2008 to 2025: which stood on a day, and who of them owes what an order asks of the class."""

from __future__ import annotations

from collections import Counter
from datetime import date, timedelta

import pytest

from extract.districts import DISTRICTS_ENDED, District, changes, district_spelled, districts, districts_on
from extract.localities import province_of_unit
from extract.reference import rows
from links.bodies import Order, Owed, expand, key_of, rest_last

PLACES = [row["province_id"] for row in rows("localities.csv") if row["level"] == "district"]
# day, districts of the whole country, and of these huyện, quận, thị xã, thành phố: the numbers that were published
COUNTRY = [
    (date(2016, 6, 1), 713, (546, 49, 51, 67)),
    (date(2020, 6, 1), 707, None),
    (date(2021, 6, 1), 705, (528, 46, 51, 80)),
    (date(2023, 10, 31), 705, (524, 46, 52, 83)),
    (date(2025, 1, 1), 696, None),
    (date(2025, 6, 30), 696, None),
]
# province, name, last day that it surely stood or surely did not, first day of the other; the first may be None
CHANGED = [
    ("ha-tinh", "Thị xã Kỳ Anh", date(2015, 4, 9), date(2015, 10, 11)),
    ("tien-giang.63", "Thị xã Cai Lậy", date(2013, 12, 25), date(2014, 6, 28)),
    ("ba-ria-vung-tau.63", "Huyện Long Đất", date(2024, 12, 31), date(2025, 1, 1)),
    ("ho-chi-minh.63", "Thành phố Thủ Đức", date(2020, 12, 31), date(2021, 1, 1)),
    ("ha-noi", "Quận Nam Từ Liêm", date(2013, 12, 26), date(2014, 6, 29)),
    ("hue", "Quận Phú Xuân", date(2024, 12, 31), date(2025, 1, 1)),
]
ENDED = [
    ("quang-ninh", "Huyện Hoành Bồ", date(2019, 12, 31), date(2020, 1, 1)),
    ("quang-ngai.63", "Huyện Tây Trà", date(2020, 1, 31), date(2020, 2, 1)),
    ("thanh-hoa", "Huyện Đông Sơn", date(2024, 12, 31), date(2025, 1, 1)),
    ("bac-giang.63", "Huyện Việt Yên", date(2024, 1, 31), date(2024, 2, 1)),
]
SPELLED = [
    ("UBND HUYỆN PHÚ QUÍ", "Ủy ban nhân dân huyện đảo Phú Quý"),
    ("UBND thị xã La Gi", "Chủ tịch UBND THỊ XÃ LA GI"),
    ("UBND huyện Đăk Đoa", "Ủy ban nhân dân huyện Đak Đoa"),
    ("UBND thành phố Phan Rang - Tháp Chàm", "UBND thành phố Phan Rang-Tháp Chàm"),
    ("UBND huyện Krông Pa", "UBND huyện KRông Pa"),
]


def named(province_id: str, name: str) -> District:
    return next(one for one in districts(province_id) if one.name == name)


@pytest.mark.parametrize(("day", "number", "kinds"), COUNTRY)
def test_the_country_has_as_many_as_were_published(
    day: date, number: int, kinds: tuple[int, ...] | None
) -> None:
    stood = [one.name for place in PLACES for one in districts_on(place, day) if one.stood(day)]
    found = Counter(name.split()[0] for name in stood)
    assert len(stood) == number
    assert kinds is None or tuple(found[kind] for kind in ("Huyện", "Quận", "Thị", "Thành")) == kinds


def test_every_province_has_some_on_every_day() -> None:
    days = [
        date(2008, 1, 1),
        *(change.day for change in changes()),
        *(change.settled for change in changes()),
    ]
    days += [date(2008, 1, 1) + timedelta(weeks=weeks) for weeks in range(0, 912, 4)]
    for place in PLACES:
        assert min(len(districts_on(place, day)) for day in days if day < DISTRICTS_ENDED) >= 5
        assert min(sum(one.stood(day) is True for one in districts_on(place, day)) for day in days[:1]) >= 5


def test_every_change_fits_the_list_and_the_changes_before_it() -> None:
    for change in changes():
        assert change.day <= change.settled and change.source and (change.ended or change.begun)
        listed = {one.name: one for one in districts(change.province_id)}
        assert {*change.ended, *change.begun, *change.joined} <= set(listed)
        assert not change.joined or change.ended and not change.begun
        for name in (*change.ended, *change.joined):
            assert listed[name].stood(change.day - timedelta(days=1)) is True, (change, name)
        for name in change.joined:
            assert listed[name].stood(change.settled) is True
    for what in ("ended", "begun"):  # a name and kind has one span
        pairs = [(change.province_id, name) for change in changes() for name in getattr(change, what)]
        assert len(pairs) == len(set(pairs))
    for place in PLACES:
        names = [one.name for one in districts(place)]
        assert len(names) == len(set(map(district_spelled, names)))
        for one in districts(place):
            assert one.made is None or one.gone is None or one.made.settled <= one.gone.day


@pytest.mark.parametrize(("place", "name", "before", "since"), CHANGED)
def test_a_new_unit_stands_from_its_day(place: str, name: str, before: date, since: date) -> None:
    assert [named(place, name).stood(day) for day in (before, since)] == [False, True]


@pytest.mark.parametrize(("place", "name", "last", "after"), ENDED)
def test_an_ended_unit_stands_to_its_day(place: str, name: str, last: date, after: date) -> None:
    assert [named(place, name).stood(day) for day in (last, after)] == [True, False]


@pytest.mark.parametrize(("one", "other"), SPELLED)
def test_spellings_of_one_committee(one: str, other: str) -> None:
    assert key_of(None, one) == key_of(None, other)


def test_a_name_of_two_provinces_belongs_to_the_one_that_had_it_then() -> None:
    issuer = "Ủy ban nhân dân huyện Kỳ Sơn"
    assert province_of_unit(issuer, "district", date(2022, 5, 1)) == "nghe-an"
    assert province_of_unit(issuer, "district", date(2018, 5, 1)) is None
    assert province_of_unit("UBND huyện Tân Uyên", "district", date(2016, 5, 1)) == "lai-chau"


def owed(words: str, place: str, day: date, until: date | None = None) -> dict[str, Owed]:
    """Units under their names without the committee."""
    order = Order(words, "province", "tinh", place, day, until or day)
    found = expand(order, frozenset())
    return {row.name.removeprefix("Ủy ban nhân dân "): row for row in found if row.key}


# words, province, day, units named, some that are not
EXPANDED = [
    ("UBND các huyện, thành phố", "binh-thuan.63", date(2016, 5, 1), 10, ()),
    ("UBND cấp huyện", "binh-thuan.63", date(2016, 5, 1), 10, ()),
    ("Chủ tịch UBND các huyện, thị, thành", "binh-thuan.63", date(2016, 5, 1), 10, ()),
    ("UBND các huyện, TX, TP", "binh-thuan.63", date(2016, 5, 1), 10, ()),
    ("các địa phương", "binh-thuan.63", date(2016, 5, 1), 10, ()),
    ("UBND các quận, huyện, thị xã", "ha-noi", date(2019, 5, 1), 30, ()),
    ("UBND các quận", "ha-noi", date(2019, 5, 1), 12, ("thị xã Sơn Tây",)),
    ("UBND các quận, huyện", "ho-chi-minh.63", date(2022, 5, 1), 22, ("quận 2",)),
    ("UBND các quận, huyện", "da-nang.63", date(2022, 5, 1), 7, ()),
    ("UBND các huyện, thị xã, thành phố Huế", "thua-thien-hue", date(2018, 5, 1), 9, ()),
    ("UBND các huyện", "quang-ninh", date(2018, 5, 1), 8, ("thành phố Hạ Long",)),
    ("UBND các huyện miền núi", "quang-ninh", date(2018, 5, 1), 0, ()),
    ("các huyện ủy, thành ủy", "quang-ninh", date(2018, 5, 1), 0, ()),
    ("UBND các huyện, thành phố", "ha-tay", date(2008, 3, 1), 0, ()),
    ("UBND các huyện, thành phố", "tuyen-quang.63", date(2007, 3, 1), 0, ()),
]
LEFT_OUT = [
    ("UBND các huyện, thị xã, thành phố (trừ huyện đảo Phú Quý và huyện Tánh Linh)", "huyện Phú Quý", "huyện Tánh Linh"),
    ("UBND các huyện, thị xã, trừ thành phố Phan Thiết, La Gi", "thành phố Phan Thiết", "thị xã La Gi"),
    ("UBND cấp huyện (không bao gồm UBND huyện Phú Quí; UBND TP. Phan Thiết)", "huyện Phú Quý", "thành phố Phan Thiết"),
]  # fmt: skip


@pytest.mark.parametrize(("words", "place", "day", "number", "without"), EXPANDED)
def test_a_class_is_its_districts_of_the_day(
    words: str, place: str, day: date, number: int, without: tuple[str, ...]
) -> None:
    found = owed(words, place, day)
    assert len(found) == number and not set(without) & set(found)
    assert all(row.exists is True for row in found.values())


@pytest.mark.parametrize(("words", "first", "second"), LEFT_OUT)
def test_districts_that_an_order_leaves_out(words: str, first: str, second: str) -> None:
    found = owed(words, "binh-thuan.63", date(2016, 5, 1))
    assert len(found) == 10
    assert {name for name, row in found.items() if row.excepted} == {first, second}


def test_where_some_are_left_out_without_a_name_none_is_accused() -> None:
    for words in ("UBND các huyện, thị xã (trừ các huyện miền núi)", "UBND cấp huyện trừ địa phương đã có"):
        assert not owed(words, "binh-thuan.63", date(2016, 5, 1))
    assert not owed("UBND các xã, phường (trừ các xã biên giới)", "lang-son", date(2025, 9, 1))


def test_a_district_whose_change_falls_in_the_duty_is_not_known_to_owe() -> None:
    words = "UBND các huyện, thành phố"
    found = owed(words, "bac-giang.63", date(2023, 12, 1), date(2024, 3, 1))
    assert [name for name, row in found.items() if row.exists is None] == ["huyện Việt Yên"]
    both = owed(words, "quang-ninh", date(2012, 1, 15))  # made in November, at work from April
    assert {name for name, row in both.items() if row.exists is None} == {
        "huyện Yên Hưng",
        "thị xã Quảng Yên",
    }
    assert {row.exists for row in owed(words, "bac-giang.63", date(2024, 2, 1)).values()} == {True}


def test_an_order_that_gives_an_old_kind_means_the_unit_of_the_day() -> None:
    assert list(owed("UBND huyện Sa Pa", "lao-cai.63", date(2021, 3, 1))) == ["thị xã Sa Pa"]
    found = owed("UBND các huyện, thành phố (trừ huyện Sa Pa)", "lao-cai.63", date(2021, 3, 1))
    assert [name for name, row in found.items() if row.excepted] == ["thị xã Sa Pa"]


def test_the_rest_are_those_that_no_order_of_the_paper_names() -> None:
    day, place = date(2016, 5, 1), "binh-thuan.63"
    orders = [
        Order(words, "province", "tinh", place, day, day)
        for words in ("UBND các huyện, thị xã còn lại", "UBND thành phố Phan Thiết, thị xã La Gi")
    ]
    pairs = rest_last((no, row) for no, order in enumerate(orders) for row in expand(order, frozenset()))
    taken = {row.key: no for no, row in reversed(pairs) if row.key}
    assert Counter(taken.values()) == {0: 8, 1: 2}
    alone = rest_last((0, row) for row in expand(orders[0], frozenset()))
    assert {row.exists for _, row in alone} == {None}
