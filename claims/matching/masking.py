"""Numbers taken out of texts, so that a figure never helps two accounts to be found alike."""

import re

from claims.names import fold

_NUMBER_WORDS = """
zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty
thirty forty fifty sixty seventy eighty ninety hundred hundreds thousand thousands million millions dozen dozens score scores tens pair couple
several few many some numerous both single half first second third fourth fifth once twice number numbers
واحد واحده اثنان اثنين اثنتان اثنتين ثلاثه ثلاث اربعه اربع خمسه خمس سته ست سبعه سبع ثمانيه ثماني ثمان تسعه تسع عشره عشر عشرون عشرين ثلاثون ثلاثين
اربعون اربعين خمسون خمسين ستون ستين سبعون سبعين ثمانون ثمانين تسعون تسعين مايه ميه مائه مئه مايتين مايات ميات مات الف الاف ملايين مليون عشرات
عدد عده بضعه كثير كثيرون
yek du se car penc ses heft hest neh deh bist si cil sed hezar dehan sedan
bir iki uc dort bes alti yedi sekiz dokuz on yirmi otuz kirk elli altmis yetmis seksen doksan yuz bin onlarca yuzlerce birkac
один одна два две три четыре пять шесть семь восемь девять десять двадцать тридцать сорок пятьдесят сто сотни тысяча тысячи десятки несколько
un une deux trois quatre cinq sept huit neuf dix onze douze vingt trente quarante cinquante cent cents mille dizaines centaines plusieurs
ein eine zwei drei vier funf sechs sieben acht neun zehn elf zwolf zwanzig dreissig vierzig hundert hunderte tausend tausende dutzende mehrere
uno una dos tres cuatro cinco seis siete ocho nueve diez veinte treinta cien cientos mil decenas varios
"""
NUMBER_WORDS = frozenset(fold(word) for word in _NUMBER_WORDS.split())
_ORDINAL = re.compile(r"\d+(?:st|nd|rd|th|e|er)?")
_ARABIC_PREFIX = re.compile(r"^(?:و|ب|ل|ف)?(?:ال)?")


def mask_numbers(text: str) -> str:
    """The folded text without any number, in digits or in words, exact or vague."""
    return " ".join(word for word in fold(text).split() if not _is_number(word))


def _is_number(word: str) -> bool:
    if any(letter.isdigit() for letter in word):
        return bool(_ORDINAL.fullmatch(word)) or word[0].isdigit()
    return word in NUMBER_WORDS or _ARABIC_PREFIX.sub("", word, count=1) in NUMBER_WORDS
