"""Every threshold of matching, linking and learning, named, with its default; bounds between the levels of a feature stand beside the levels."""

from dataclasses import dataclass
from pathlib import Path

WEIGHTS_FILE = Path(__file__).parent / "scoring" / "weights.csv"
KINDS_FILE = Path(__file__).parent / "claims" / "event_kinds.csv"
UNSCORED_POINTS = -8.0


@dataclass(frozen=True, kw_only=True)
class TextSettings:
    """Which words of texts are read, and how many are compared.

    Attributes:
        least_letters: Shorter words are left out.
        most_share: Words that a larger share of all claims use are left out; they tell no claims apart.
        least_claims_of_common: A word that no more claims than this use is never left out, however small the table.
        name_share: A word is a name when at least this share of its uses has a capital.
        most_products: Nearest texts are found from at most so many products of two words, the rarest words first.
        most_claims_of_near_word: Nor from words of more claims than this, or than `near_word_share` of all.
        near_word_share: See `most_claims_of_near_word`.
        most_claims_of_beat: A source that tells of everything has no beat: one with more claims than this, and than
            `beat_share` of all.
        beat_share: See `most_claims_of_beat`.
    """

    least_letters: int = 2
    most_share: float = 0.2
    least_claims_of_common: int = 20
    name_share: float = 0.8
    most_products: int = 15_000_000
    most_claims_of_near_word: int = 200
    near_word_share: float = 0.02
    most_claims_of_beat: int = 5
    beat_share: float = 0.05


@dataclass(frozen=True, kw_only=True)
class BlockShares:
    """The share of `BlockSettings.most_pairs` that each block may find; what looks at one thing alone gets little."""

    dates_near: float = 0.1
    dates_near_in_place: float = 1.0
    dates_near_of_party: float = 0.5
    dates_near_with_word: float = 0.15
    dates_exchanged: float = 0.05
    published_near: float = 0.1
    published_near_undated: float = 0.25
    place_and_period: float = 1.0
    place_undated: float = 0.1
    episodes: float = 1.0
    rare_words: float = 0.25
    nearest_texts: float = 0.5
    cited_documents: float = 1.0


@dataclass(frozen=True, kw_only=True)
class BlockSettings:
    """How candidate pairs are found.

    Attributes:
        near_days: Stated dates this near make a pair a candidate.
        published_days: The same for publication, of claims that state no date or no place.
        most_days: Claims that may have happened on any of more days than this are found by place, not by date.
        period_days: Claims of one place, or of one kind of episode, are candidates when they were under way this near.
        most_days_under_way: No event is taken to have lasted longer.
        cell_degrees: Claims in one square of the map of this size are near, as are those in one of the squares shifted by half.
        most_claims_per_key: Near a day, of a place, party, word or document that more claims share than this, a claim finds no
            candidates by it, or only so many of the nearest.
        most_pairs: How many pairs one block may find in a large collection, the least crowded first.
        most_pairs_per_claim: The same of a claim on average, in a small collection.
        least_pairs_per_claim: The same however large the collection.
        least_pairs: How many pairs a block may find in any collection.
        rare_claims: A word is rare when no more claims than this have it, or than `rare_share` of all.
        rare_share: See `rare_claims`.
        shares: How `most_pairs` is shared out.
    """

    near_days: int = 3
    published_days: int = 4
    most_days: int = 31
    period_days: int = 60
    most_days_under_way: int = 3_660
    cell_degrees: float = 0.5
    most_claims_per_key: int = 200
    most_pairs: int = 1_000_000
    most_pairs_per_claim: int = 40
    least_pairs_per_claim: int = 4
    least_pairs: int = 20_000
    rare_claims: int = 4
    rare_share: float = 0.002
    shares: BlockShares = BlockShares()


@dataclass(frozen=True, kw_only=True)
class AreaEvidence:
    """How much each thing known of a claim says of the area in which it is set, when areas are likely rather than stated.

    Attributes:
        stated: Weight of the area that the claim itself names.
        place: Weight of the areas in which other claims set its place.
        source: Weight of the areas of which its source tells.
        background: Weight of the areas of all claims.
        claims_in_full: From so many claims on, a place or source has its full weight.
        least_share: Areas of a smaller share of the claims of a place or source are left out.
    """

    stated: float = 3.0
    place: float = 2.0
    source: float = 1.4
    background: float = 0.1
    claims_in_full: int = 4
    least_share: float = 0.2


@dataclass(frozen=True, kw_only=True)
class FeatureSettings:
    """How the things that two claims say are compared.

    Attributes:
        same_end_days: Two periods end together when their ends are no farther apart; day counts and hindsight move ends by so much.
        episode_days: A period of fewer days is one event: one night, or a day and the next.
        episode_around_days: What is dated to as many days or fewer is a day within an episode, not another episode.
        alike: From this likeness on, 0 to 100, two names of a place are spelled alike.
        rather_alike: The same for names that are rather alike.
        least_consonants: Names with fewer consonants are compared by their letters alone.
        most_name_parts: So many names of one place are compared, the narrowest first.
        neighbour_paragraphs: Claims of one document whose paragraphs are this near may tell one event twice.
        night_days: They do so only of the same days, and of no more: a night is on the two days that it joins.
        twin_days: Claims of one source at one place are near in time when at most so many days apart.
        area: How likely areas are worked out.
        most_cited_together: Documents are cited together when one claim cites both and no more than so many in all.
        least_points_in_context: No pair counts less beside others, so that it makes no difference how many hopeless ones were compared.
        least_chance_in_context: Less probable pairs are left out of the context.
    """

    same_end_days: int = 3
    episode_days: int = 3
    episode_around_days: int = 7
    alike: float = 84.0
    rather_alike: float = 65.0
    least_consonants: int = 3
    most_name_parts: int = 3
    neighbour_paragraphs: int = 1
    night_days: int = 2
    twin_days: int = 2
    area: AreaEvidence = AreaEvidence()
    most_cited_together: int = 4
    least_points_in_context: float = -4.0
    least_chance_in_context: float = 0.03


@dataclass(frozen=True, kw_only=True)
class MatchSettings:
    """How pairs of claims are found, compared and weighed.

    Attributes:
        weights_file: The points of every level of every feature.
        least_points: Pairs below are not kept; linking counts them as it counts unscored pairs.
        not_lists: Sources that come back to an event although their rows look like those of a list: names of a table,
            ids of a collection.
        calibrate_lists: Whether pairs between lists are weighed as the table shows, or by the weights file as it is.
        texts: How texts are read.
        blocks: How candidate pairs are found.
        features: How they are compared.
    """

    weights_file: Path = WEIGHTS_FILE
    least_points: float = UNSCORED_POINTS
    not_lists: frozenset[str] = frozenset()
    calibrate_lists: bool = True
    texts: TextSettings = TextSettings()
    blocks: BlockSettings = BlockSettings()
    features: FeatureSettings = FeatureSettings()


@dataclass(frozen=True, kw_only=True)
class LinkSettings:
    """How scored pairs become incidents; points are natural log-odds (0 is as likely as not).

    Attributes:
        link_points: Two groups of claims join when their pairs score at least this on average.
        sure_points: The same for links that need no review; weights that were learned say their own.
        one_document_points: Groups that hold two claims of one document join only when these two score at least this.
        unscored_points: What a pair counts that was no candidate, and the least that any pair counts.
        near_points: Unlinked pairs from here on are near misses.
        perhaps_points: An incident that leaves out its place or day is perhaps another, of whose claims one scores this with its own.
        most_near_misses: How many near misses are kept, nearest first.
        least_days_of_whole: An incident lasts at least so many days to hold others as parts.
        least_share_within: Of the days on one of which a part happened, at least this share lies within the whole.
        not_lists: As in `MatchSettings`; a frame that was prepared with them says so itself.
    """

    link_points: float = 0.0
    sure_points: float = 3.0
    one_document_points: float = 1.0
    unscored_points: float = UNSCORED_POINTS
    near_points: float = -2.0
    perhaps_points: float = -1.0
    most_near_misses: int = 500
    least_days_of_whole: int = 4
    least_share_within: float = 0.75
    not_lists: frozenset[str] = frozenset()


@dataclass(frozen=True, kw_only=True)
class LearnSettings:
    """How weights are learned from labelled claims.

    Attributes:
        ridge: How strongly points are held near those of the weights that learning starts from.
        folds: Into how many parts the labelled incidents are dealt, each scored by weights that were learned from the others.
        least_pairs: Learning needs at least so many pairs of one event, and of different ones.
        sure_precision: Of the links that need no review at least this share was right among the labelled claims.
        most_unlike_pairs: Of many pairs of different events about so many are fitted, each for several.
    """

    ridge: float = 1.0
    folds: int = 5
    least_pairs: int = 20
    sure_precision: float = 0.95
    most_unlike_pairs: int = 40_000
