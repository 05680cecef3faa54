"""Whether a word can be a Vietnamese syllable: onset, rhyme, tone. Tells right letters from wrongly read ones."""

from __future__ import annotations

import unicodedata
from functools import lru_cache

_ONSETS = ("ngh", "ng", "nh", "gh", "gi", "kh", "ph", "th", "tr", "ch", "qu", *"bcdđghklmnpqrstvx", "")
# The last line: names of the highlands, "Đắk Lắk", "Krông Búk".
_RHYME_LIST = """
a ac ach ai am an ang anh ao ap at au ay ăc ăm ăn ăng ăp ăt âc âm ân âng âp ât âu ây
e ec em en eng eo ep et ê êch êm ên êng ênh êp êt êu
i ia ich im in inh ip it iu iêc iêm iên iêng iêp iêt iêu
o oc oi om on ong oong ooc op ot ô ôc ôi ôm ôn ông ôp ôt ơ ơi ơm ơn ơp ơt
oa oac oach oai oam oan oang oanh oao oap oat oay oăc oăm oăn oăng oăt oe oen oeo oet
u ua uc ui um un ung up ut uân uâng uât uây uê uêch uênh uêt uôc uôi uôm uôn uông uôt uơ
uy uya uych uyên uyêt uyn uynh uyp uyt uyu
ư ưa ưc ưi ưm ưn ưng ưt ưu ươc ươi ươm ươn ương ươp ươt ươu
y ych yêm yên yêng yêt yêu ynh yt
ak ăk âk ek êk ik ok ôk ơk uk ưk
"""
_RHYMES = frozenset(_RHYME_LIST.split())
_TONES = dict.fromkeys(map(ord, "\u0300\u0301\u0303\u0309\u0323"))
_STOPS = ("c", "ch", "k", "p", "t")


@lru_cache(maxsize=20_000)
def is_syllable(word: str) -> bool:
    """Whether the word, in either case, keeps to the spelling of Vietnamese syllables.

    >>> [is_syllable(word) for word in ("hoạch", "Nghiêm", "QUÝ", "thủy", "thuỷ", "giếng", "gì")]
    [True, True, True, True, True, True, True]
    >>> [is_syllable(word) for word in ("ho¹ch", "été", "für", "hoặchs", "hàc", "hổàn")]
    [False, False, False, False, False, False]
    """
    small = word.lower()
    if len(small) > 7 or not small.isalpha():
        return False
    apart = unicodedata.normalize("NFD", small)
    plain = unicodedata.normalize("NFC", apart.translate(_TONES))
    tones = [c for c in apart if ord(c) in _TONES]
    if len(tones) > 1:
        return False
    if plain.endswith(_STOPS) and tones and tones[0] not in "\u0301\u0323":
        return False
    return any(plain.startswith(onset) and plain[len(onset) :] in _RHYMES for onset in _ONSETS)
