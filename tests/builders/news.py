"""Builds news texts, and reads their toll."""

from benchmarks.news_toll.news_text import NewsText, read_news
from benchmarks.news_toll.toll import weigh_toll


def news_of(title: str, *body: str) -> NewsText:
    return read_news("\n\n".join((title, *body)), title_end=len(title), published=None)


def toll_of(title: str, *body: str) -> tuple[int, int]:
    """The killed and the wounded of a text."""
    killed, wounded = weigh_toll(news_of(title, *body))
    return killed.answer, wounded.answer
