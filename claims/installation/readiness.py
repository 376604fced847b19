"""What each feature of the program still lacks on this machine."""

import os
import shutil
from collections.abc import Iterator
from importlib import metadata
from typing import NamedTuple

from packaging.requirements import Requirement

DISTRIBUTION = "competing-claims"
# By the extra that brings what each needs; "" is what everybody has.
PURPOSES = {
    "": "compare, show and export collections",
    "extract": "read web pages, PDF, DOCX and English sentences",
    "formats": "read tables of Stata, SPSS, SAS and R",
    "pictures": "save plots as PNG and SVG",
    "endpoint": "ask a language model that you set up",
    "team": "sign people in, serve programs, keep a team's work in PostgreSQL, say how far reviewers agree",
    "speed": "match large lists several times as fast",
    "spark": "match more claims than memory holds, here or on a cluster",
}
_NO_BROWSER, _NO_JAVA = "Chromium or Chrome", "Java 17 or later"
_BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")


class Readiness(NamedTuple):
    """Whether a feature can be used.

    Attributes:
        extra: The extra that it belongs to, or "".
        purpose: What it does.
        missing: What it lacks, each with what would do.
    """

    extra: str
    purpose: str
    missing: tuple[str, ...]

    @property
    def remedy(self) -> str:
        """The command that brings the packages it lacks; "" where it lacks none."""
        packages = [name for name in self.missing if name not in (_NO_BROWSER, _NO_JAVA)]
        wanted = f"'{DISTRIBUTION}[{self.extra}]'" if self.extra else DISTRIBUTION
        return f"pip install {wanted}" if packages else ""


def readiness() -> list[Readiness]:
    """The features of the program with what each lacks on this machine; a copy that nobody installed lacks the program itself."""
    try:
        needed = [Requirement(text) for text in metadata.requires(DISTRIBUTION) or ()]
    except metadata.PackageNotFoundError:
        return [Readiness(extra, purpose, (DISTRIBUTION,)) for extra, purpose in PURPOSES.items()]
    return [
        Readiness(extra, purpose, (*_unmet(needed, extra), *_lacking_programs(extra)))
        for extra, purpose in PURPOSES.items()
    ]


def _unmet(needed: list[Requirement], extra: str) -> Iterator[str]:
    for each in needed:
        if not _belongs_to(each, extra):
            continue
        try:
            found = metadata.version(each.name)
        except metadata.PackageNotFoundError:
            yield each.name
        else:
            if not each.specifier.contains(found, prereleases=True):
                yield f"{each.name}{each.specifier} (is {found})"


def _belongs_to(needed: Requirement, extra: str) -> bool:
    """Whether an extra brings a package; what everybody has belongs to "" alone."""
    always = needed.marker is None or needed.marker.evaluate({"extra": ""})
    return always if not extra else not always and bool(needed.marker and needed.marker.evaluate({"extra": extra}))


def _lacking_programs(extra: str) -> tuple[str, ...]:
    if extra == "spark":
        return () if has_java() else (_NO_JAVA,)
    return (_NO_BROWSER,) if extra == "pictures" and not has_browser() else ()


def has_java() -> bool:
    """Whether there is a Java where Spark looks for one: in `JAVA_HOME`, or on the path where that is not set."""
    home = os.environ.get("JAVA_HOME", "")
    return shutil.which(os.path.join(home, "bin", "java") if home else "java") is not None  # noqa: PTH118  # `which` takes text


def has_browser() -> bool:
    """Whether there is a browser that draws pictures of plots."""
    return bool(os.environ.get("BROWSER_PATH", "")) or any(map(shutil.which, _BROWSERS))
