# ruff: noqa: T201  # a script talks to its terminal
"""How much of the hand coding of data/qamishli-hasakah the extractor recovers from the five texts, by source.

Usage: python benchmarks/extraction_coding.py [--sources FOLDER] [--missed] [--drafts]

A hand-coded statement is recovered when a draft of the same text, paragraph and field gives the same value; a
count when the bounds overlap and the field is the same; a day when the spans meet. Free texts (demand, reaction)
count by paragraph and field. A draft that no hand-coded statement of the whole text answers to is one that a
reviewer would throw away; one that repeats a fact in another paragraph is not. The days of publication are given to the extractor, as its page asks for them.
"""

import argparse
import csv
from collections import Counter, defaultdict
from datetime import date
from pathlib import Path

from claims.collection import check_frames, load_collection
from claims.extract.document.document import Document
from claims.extract.document.language import language_of
from claims.extract.draft.draft_tables import draft_tables
from claims.extract.extractor import PatternExtractor
from claims.extract.records import DraftDocument, DraftStatement
from claims.model import FieldType, Statement
from claims.tables import Collection
from claims.texts import find_texts, text_digests
from claims.values import Count, Span

ROOT = Path(__file__).resolve().parents[1]
SHARES = ROOT / "claims" / "extract" / "draft" / "confidence.csv"


def draft_of(collection: Collection, row: dict[str, str], text: str) -> DraftDocument:
    day = row["published_from"] or row["published_to"]
    titled = not row["title"].startswith("[") and text.strip().startswith(row["title"][:20])
    document = Document(
        text=text,
        title=row["title"],
        titled=titled,
        published=date.fromisoformat(day) if day else None,
        language=language_of(text),
        origin=row["document_id"],
    )
    return PatternExtractor(collection, row["source_id"]).extract(document)


def agrees(collection: Collection, coded: Statement, draft: DraftStatement, *, anywhere: bool = False) -> bool:
    """Whether a draft says what a hand-coded statement says, in its paragraph or anywhere in the text."""
    if coded.field != draft.field or not (anywhere or coded.paragraph == draft.paragraph):
        return False
    kind = collection.field_specs[coded.field].type
    if kind is FieldType.TEXT:
        return True
    if kind is FieldType.COUNT and coded.count:
        return coded.count.gap(Count.parse(draft.value)) == 0
    if kind is FieldType.SPAN and coded.span:
        span = Span.parse(draft.value, said=draft.said)
        return span.gap(coded.span) == 0
    return coded.value == draft.value


def speakers_of(statement: Statement | DraftStatement) -> tuple[str, ...]:
    """The stance and the speakers, outermost first."""
    return (str(statement.stance), *(link.source_id for link in statement.chain))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sources", type=Path, default=ROOT.parent / "shared" / "sources")
    parser.add_argument("--missed", action="store_true", help="list what was not recovered")
    parser.add_argument("--drafts", action="store_true", help="list the drafts that nothing answers to")
    parser.add_argument("--measure", action="store_true", help="write the share that each rule keeps, for confidence")
    given = parser.parse_args()
    collection = load_collection(ROOT / "data" / "qamishli-hasakah")
    places = [given.sources] if given.sources.is_dir() else []
    texts = find_texts(text_digests(collection), places).by_digest
    if not texts:
        print(f"No texts in {given.sources}: nothing measured.")
        return
    coded = defaultdict(list)
    for statement in collection.statement_records.values():
        row = collection.row("documents", collection.document_of_claim[statement.claim_id])
        coded[row["within"] or row["document_id"]].append(statement)
    totals: Counter[str] = Counter()
    drafts = []
    for row in collection.rows["documents"].values():
        if row["digest"] not in texts:
            continue
        draft = draft_of(collection, row, texts[row["digest"]])
        drafts.append(draft)
        numbers = compare(collection, coded[row["document_id"]], draft, given)
        totals += numbers
        print(line_of(row["source_id"], numbers))
    print(line_of("all", totals))
    if given.measure:
        write_shares(totals)
    frames, problems = check_frames(draft_tables(drafts, collection=collection))
    print(f"tables: {len(frames['claims'])} claims, {len(frames['statements'])} statements, {len(problems)} problems")
    for problem in problems[:5]:
        print(f"  {problem}")


def compare(
    collection: Collection, coded: list[Statement], draft: DraftDocument, given: argparse.Namespace
) -> Counter[str]:
    drafted = [statement for claim in draft.claims for statement in claim.statements]
    numbers: Counter[str] = Counter()
    for statement in coded:
        hits = [each for each in drafted if agrees(collection, statement, each)]
        numbers["voiced"] += any(speakers_of(hit) == speakers_of(statement) for hit in hits)
        numbers["coded"] += 1
        numbers["recovered"] += bool(hits)
        if collection.field_specs[statement.field].type is FieldType.COUNT:
            numbers["counts"] += 1
            numbers["counts recovered"] += bool(hits)
        if given.missed and not hits:
            print(
                f"  missed {statement.paragraph} {statement.field} {statement.group} {statement.value!r} {statement.verbatim!r}"
            )
    for drafted_statement in drafted:
        kept = any(agrees(collection, statement, drafted_statement, anywhere=True) for statement in coded)
        numbers["drafts"] += 1
        numbers["thrown away"] += not kept
        numbers[f"rule {drafted_statement.rule}"] += 1
        numbers[f"kept {drafted_statement.rule}"] += kept
        if given.drafts and not kept:
            print(
                f"  thrown {drafted_statement.paragraph} {drafted_statement.field} {drafted_statement.group} {drafted_statement.value!r} {drafted_statement.verbatim!r} ({drafted_statement.rule})"
            )
    return numbers


def write_shares(totals: Counter[str]) -> None:
    """Writes the kept share of every rule, drawn towards the share of all rules by the weight of four statements."""
    overall = 1 - totals["thrown away"] / totals["drafts"]
    with SHARES.open("w", encoding="utf-8", newline="") as file:
        out = csv.writer(file, lineterminator="\n")
        out.writerow(["rule", "kept", "found", "share"])
        for name in sorted(key for key in totals if key.startswith("rule ")):
            kept, found = totals["kept " + name.removeprefix("rule ")], totals[name]
            out.writerow([name.removeprefix("rule "), kept, found, f"{(kept + 4 * overall) / (found + 4):.3f}"])


def line_of(name: str, numbers: Counter[str]) -> str:
    def share(part: str, whole: str) -> str:
        return f"{numbers[part]:3} of {numbers[whole]:3} ({numbers[part] / max(1, numbers[whole]):.0%})"

    return (
        f"{name:10} statements {share('recovered', 'coded')}  counts {share('counts recovered', 'counts')}"
        f"  drafts thrown away {share('thrown away', 'drafts')}  same voice {share('voiced', 'recovered')}"
    )


if __name__ == "__main__":
    main()
