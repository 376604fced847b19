"""Every threshold of matching and linking, named, with its default."""

from dataclasses import dataclass
from pathlib import Path

WEIGHTS_FILE = Path(__file__).with_name("weights.csv")
KINDS_FILE = Path(__file__).with_name("kinds.csv")
UNSCORED_POINTS = -8.0
