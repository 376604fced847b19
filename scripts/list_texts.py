"""Prints every text of the interface with where it stands, and its words in another language where one is named.

python scripts/list_texts.py [LANGUAGE]
"""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from views.texts.listing import all_texts
from views.texts.translation import ENGLISH, translate_text


def main() -> None:
    """Prints one text per line, tabs between the columns."""
    language = [*sys.argv[1:], ENGLISH][0]
    for text in all_texts():
        other = [] if language == ENGLISH else [translate_text(language, text.context, text.english)]
        print(*[text.where, text.one, text.english, *other], sep="\t")


if __name__ == "__main__":
    main()
