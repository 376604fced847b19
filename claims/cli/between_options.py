"""Options that narrow a command to some sources compared with each other, to figures, days and places."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Annotated, Any, NamedTuple

import typer

if TYPE_CHECKING:
    from claims.findings import Findings
    from claims.study import Linked, Study
    from claims.survey.between import Between
    from claims.tables import Collection

BetweenNames = Annotated[
    list[str] | None,
    typer.Option(
        "--between",
        metavar="SOURCES",
        help="Compare only these two or three sources, such as sohr,hawar.",
    ),
]
FigureNames = Annotated[
    list[str] | None,
    typer.Option("--figure", metavar="NAME", help="Only casualties, killed, wounded or another field; repeatable."),
]
FirstDay = Annotated[
    datetime | None,
    typer.Option(
        "--from", metavar="DAY", formats=["%Y-%m-%d"], help="Only incidents on this day or later, such as 2021-01-23."
    ),
]
LastDay = Annotated[
    datetime | None,
    typer.Option("--to", metavar="DAY", formats=["%Y-%m-%d"], help="Only incidents on this day or earlier."),
]
PlaceNames = Annotated[
    list[str] | None,
    typer.Option("--place", metavar="NAME", help="Only incidents in this place (id or name); repeatable."),
]


class Narrowing(NamedTuple):
    """What a command is narrowed to; None narrows nothing."""

    between: list[str] | None = None
    figures: list[str] | None = None
    first: datetime | None = None
    last: datetime | None = None
    places: list[str] | None = None

    def source_ids(self, collection: Collection) -> tuple[str, ...]:
        """The sources to compare with each other; none where none are asked for.

        Raises:
            UnknownIdError: A name is unknown, or stands for several sources.
            ValueFormatError: There are fewer than two or more than three, or one source is named twice.
        """
        from claims.survey.between import sources_named

        names = [name for each in self.between or () for name in each.split(",")]
        return sources_named(collection, names) if self.between else ()

    def incident_ids(self, study: Linked) -> tuple[str, ...]:
        """The incidents of these days and places that, where sources are to be compared, two of them report.

        Raises:
            UnknownIdError: A source or a place is unknown.
        """
        from claims.findings import Findings
        from claims.survey import Filter, ScopeIndex
        from claims.survey.between import place_named

        findings = getattr(study, "findings", None) or Findings(discrepancies=(), lookalikes=())
        chosen = Filter(
            first=self.first.date() if self.first else None,
            last=self.last.date() if self.last else None,
            place=tuple(place_named(study.collection, each) for each in self.places or ()),
        )
        ids = ScopeIndex(study.collection, study.incidents, findings).choose(chosen).incident_ids
        if sources := self.source_ids(study.collection):
            from claims.survey.between import BetweenIndex  # here, for it imports all rules

            return BetweenIndex(study.collection, study.incidents, findings).shared(sources, ids)
        return ids

    def compare(self, study: Study) -> Between | None:
        """The comparison asked for; None where no sources are named.

        Raises:
            UnknownIdError: A source, a figure or a place is unknown.
            ValueFormatError: The sources cannot be compared with each other.
        """
        sources = self.source_ids(study.collection)
        if not sources:
            return None
        from claims.survey.between import BetweenIndex  # here, for it imports all rules

        ids = self._replace(between=None).incident_ids(study)
        index = BetweenIndex(study.collection, study.incidents, study.findings)
        return index.compare(sources, about=self.figures or (), incident_ids=ids)

    def findings(self, study: Study, compared: Between | None) -> Findings:
        """The findings that are left; those of compared sources are narrowed to what these say, omissions last."""
        if not any(self):
            return study.findings
        from claims.findings import Findings
        from claims.survey.between import fields_named

        fields = set(fields_named(study.collection, self.figures or ()))
        ids = set(compared.shared if compared else self.incident_ids(study))
        found = study.findings.discrepancies
        left = [each for each in found if each.incident_id in ids and (not self.figures or each.field in fields)]
        alike = [
            each
            for each in study.findings.lookalikes
            if each.incident_id in ids and (not self.figures or each.field in fields)
        ]
        if compared:
            left = [*compared.discrepancies, *compared.omissions]
            sources = set(compared.source_ids)
            alike = [
                each for each in alike if len(sources & {one for side in each.sides for one in side.source_ids}) > 1
            ]
        return Findings(discrepancies=tuple(left), lookalikes=tuple(alike))

    def in_words(self, collection: Collection) -> str:
        """What it is narrowed to, as an export states it; "" where it narrows nothing."""
        from claims.names import join_words
        from claims.survey.between import place_named

        sources = [collection.name_of("sources", each) for each in self.source_ids(collection)]
        places = [collection.name_of("places", place_named(collection, each)) for each in self.places or ()]
        options: dict[str, Any] = {
            "between": join_words(sources),
            "figure": " or ".join(self.figures or ()),
            "from": self.first.date() if self.first else "",
            "to": self.last.date() if self.last else "",
            "place": " or ".join(places),
        }
        return "; ".join(f"{name}: {value}" for name, value in options.items() if value)
