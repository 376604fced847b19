"""The heading of an incident: its place in the list, its name, what accounts there are, and the incidents related to it."""

from claims.incidents import chance_in_words
from claims.model import split_list
from claims.survey import tally_of
from claims.tables import Row
from views.markup import folded, link, literal, name
from views.state.page_study import PageStudy, tally_words
from views.texts import incident_words, words
from views.texts.translation import counted

MOST_SOURCES = 6  # named in the heading
MOST_PLACES = 4  # likewise
MOST_RELATED = 3  # of one kind that are not folded


def incident_heading(study: PageStudy, incident_id: str) -> str:
    """The name, the longer title with the places, and how many accounts there are of how many sources."""
    row = study.incidents.row(incident_id)
    facts = [_accounts(study, incident_id), literal(_parting(study, incident_id)), *_wholes(study, incident_id)]
    facts += [words.BACKGROUND] if row["background"] else []
    if len(study.incidents.claims_of[incident_id]) > 1:
        facts.append(link(incident_words.COMPARE_ACCOUNTS, "compare", incident=incident_id))
    title = f"{name(row['title'])} · {name(_places(study, incident_id))}"
    return (
        f'<div class="cc cc-incident"><h1>{name(row["name"])}</h1><p class="cc-soft">{title}</p>'
        f'<p class="cc-facts">{"".join(f"<span>{fact}</span>" for fact in facts)}</p></div>'
    )


def place_in_list(incident_id: str, listed: tuple[str, ...]) -> str:
    """A link to the list, and where the incident stands in what the filters leave of it."""
    whole_list = link(incident_words.INCIDENTS, "overview")
    if incident_id not in listed:
        return f'<div class="cc cc-crumb">{whole_list}</div>'
    position = incident_words.POSITION.format(number=listed.index(incident_id) + 1, total=len(listed))
    return f'<div class="cc cc-crumb">{whole_list} › {literal(position)}</div>'


def neighbours(incident_id: str, listed: tuple[str, ...]) -> dict[str, str]:
    """The label of each link to a neighbour in the list, and the id of that incident."""
    if incident_id not in listed:
        return {}
    place = listed.index(incident_id)
    around = {incident_words.PREVIOUS_INCIDENT: place - 1, incident_words.NEXT_INCIDENT: place + 1}
    return {label: listed[other] for label, other in around.items() if 0 <= other < len(listed)}


def _places(study: PageStudy, incident_id: str) -> str:
    """The first places of an incident, and how many there are beside them."""
    places = study.collection.names_of("places", split_list(str(study.incidents.row(incident_id)["places"])))
    named = words.COMMA.join(places[:MOST_PLACES]) or words.NO_PLACE
    return named + _more(len(places) - MOST_PLACES)


def _more(number: int) -> str:
    return f" {words.AND_MORE.format(number=number)}" if number > 0 else ""


def _accounts(study: PageStudy, incident_id: str) -> str:
    """How many accounts of how many sources, and which sources these are."""
    row = study.incidents.row(incident_id)
    numbers = incident_words.ACCOUNTS_FROM.format(
        accounts=f"<b>{counted(row['claims'], 'accounts')}</b>", sources=counted(row["sources"], "sources")
    )
    claims = study.incidents.claims_of[incident_id]
    sources = list(dict.fromkeys(study.source_of_claim(claim_id) for claim_id in claims))
    return f"{numbers}: {words.COMMA.join(map(name, sources[:MOST_SOURCES]))}{_more(len(sources) - MOST_SOURCES)}"


def _parting(study: PageStudy, incident_id: str) -> str:
    tally = tally_of(study.findings.of_incident(incident_id))
    if tally.discrepancies or tally.omissions:
        return tally_words(tally)
    is_alone = len(study.incidents.claims_of[incident_id]) == 1
    return incident_words.NOTHING_TO_COMPARE if is_alone else words.NO_DISCREPANCY


def _wholes(study: PageStudy, incident_id: str) -> list[str]:
    wholes = study.incidents.wholes_of.get(incident_id, ())[:1]
    return [f"{words.PART_OF} {link(study.incident_name(whole), 'incident', id=whole)}" for whole in wholes]


def related_incidents(study: PageStudy, incident_id: str) -> str:
    """The incidents that it is part of, its parts, and what it may be where its place or day is not said; "" where there is none."""
    related = {words.PART_OF: study.incidents.wholes_of, words.PARTS: study.incidents.parts_of}
    lines = [(label, ids_of.get(incident_id, ())) for label, ids_of in related.items()]
    related_lines = "".join(_family_line(study, label, ids) for label, ids in lines if ids)
    return related_lines + "".join(_perhaps_line(study, row) for row in study.incidents.perhaps_of.get(incident_id, ()))


def _perhaps_line(study: PageStudy, row: Row) -> str:
    other = link(study.incident_name(row["other_id"]), "incident", id=row["other_id"])
    return f"<p>{words.PERHAPS} {literal(row['words'])}: {other}{literal(chance_in_words(row))}</p>"


def _family_line(study: PageStudy, label: str, ids: tuple[str, ...]) -> str:
    items = "".join(f"<li>{link(study.incident_name(row_id), 'incident', id=row_id)}</li>" for row_id in ids)
    listed = f'<ul class="cc-near">{items}</ul>'
    if len(ids) <= MOST_RELATED:
        return f"<p>{label}:</p>{listed}"
    return folded(f"{label}: {counted(len(ids), 'incidents')}", listed)
