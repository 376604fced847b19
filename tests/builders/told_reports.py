"""Builds drafts of reports in languages that are read by word lists, with a few invented names."""

from datetime import date
from functools import cache

from claims.extract import Document, DraftDocument, DraftStatement, PatternExtractor
from claims.tables import Collection
from tests.builders.collection_tables import build_collection, row

PUBLISHED = date(2024, 6, 14)  # a Friday


@cache
def told_collection() -> Collection:
    """Two places, four parties and six sources with Arabic, French and Spanish names."""
    return build_collection(
        places=[
            row("places", "varnia", name="Varnia", kind="country", aliases="فارنيا"),
            row("places", "millbrook", parent="varnia", name="Millbrook", kind="town", aliases="ميلبروك|بلدة ميلبروك"),
        ],
        parties=[
            row("parties", "troops", name="Army", kind="force", aliases="الجيش|l'armée|el ejército"),
            row(
                "parties",
                "front",
                name="Front",
                kind="force",
                aliases="جبهة الشمال|le Front du Nord|el Frente del Norte",
            ),
            row("parties", "police-force", name="Police", kind="force", aliases="الشرطة|la police"),
            row("parties", "kids", name="Children", kind="group", aliases="أطفال|طفل|enfants|niños"),
            row("parties", "ranks", name="Soldiers", kind="rank", aliases="جنود|soldats|soldados"),
        ],
        sources=[
            row("sources", "wire", name="Wire", kind="outlet", aliases="وكالة السلك"),
            row("sources", "monitor", name="Monitor", kind="monitor", aliases="المرصد|l'Observatoire|el Observatorio"),
            row(
                "sources",
                "rescue",
                name="Rescue",
                kind="speaker",
                aliases="الدفاع المدني|la protection civile|la Defensa Civil",
            ),
            row(
                "sources",
                "army-speaker",
                name="Army",
                kind="speaker",
                ties="troops",
                aliases="الجيش|l'armée|el ejército",
            ),
            row(
                "sources",
                "front-speaker",
                name="Front",
                kind="speaker",
                ties="front",
                aliases="جبهة الشمال|le Front du Nord|el Frente del Norte",
            ),
            row(
                "sources",
                "medical",
                name="Hospital",
                kind="speaker",
                aliases="مصدر طبي|مصادر طبية|l'hôpital|el hospital",
            ),
        ],
    )


def told(text: str, language: str, *, published: date | None = PUBLISHED, title: str = "") -> DraftDocument:
    """The draft of a report of the outlet "wire"."""
    whole = f"{title}\n\n{text}" if title else text
    document = Document(text=whole, title=title, titled=bool(title), published=published, language=language)
    return PatternExtractor(told_collection(), "wire").extract(document)


def counts(draft: DraftDocument) -> list[str]:
    """The counts and responsible parties of a draft, a line each: field, value, group, speakers, stance."""
    return [
        line_of(each)
        for claim in draft.claims
        for each in claim.statements
        if each.rule.startswith(("count of", "responsible"))
    ]


def line_of(statement: DraftStatement) -> str:
    group = f" {statement.group}" if statement.group else ""
    chain = " > ".join(link.source_id for link in statement.chain)
    return f"{statement.field} {statement.value}{group}: {chain or 'wire'} {statement.stance}"
