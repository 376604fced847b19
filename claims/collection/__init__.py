"""Collections: reading, checking and writing the tables of one study."""

from typing import TYPE_CHECKING

from claims.doors import open_when_used

if TYPE_CHECKING:
    from claims.collection.checks.check_tables import check_frames
    from claims.collection.descriptor import descriptor, write_descriptor
    from claims.collection.digests import claim_digests, collection_digest
    from claims.collection.json_lines import write_jsonlines
    from claims.collection.loaded_collection import READERS, load_collection, make_collection
    from claims.collection.metadata import Metadata
    from claims.collection.project_file import may_open, project_revision, project_title
    from claims.collection.shipped import default_collection
    from claims.collection.writers import metadata_of, write_folder, write_workbook

__all__ = [
    "READERS",
    "Metadata",
    "check_frames",
    "claim_digests",
    "collection_digest",
    "default_collection",
    "descriptor",
    "load_collection",
    "make_collection",
    "may_open",
    "metadata_of",
    "project_revision",
    "project_title",
    "write_descriptor",
    "write_folder",
    "write_jsonlines",
    "write_workbook",
]

open_when_used(__name__)
