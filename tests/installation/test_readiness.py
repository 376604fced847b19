"""What is installed and missing is told by feature, from what the package declares."""

import tomllib
from importlib import metadata
from pathlib import Path

import pytest

from claims.installation.readiness import PURPOSES, Readiness, has_java, readiness

PYPROJECT = Path(__file__).parents[2] / "pyproject.toml"
DECLARED = ["pandas>=3,<4", "typer>=0.29,<1", 'pypdf>=7,<8; extra == "extract"', 'numba>=0.68; extra == "speed"']
INSTALLED = {"pandas": "3.1.1", "typer": "0.29.2", "pypdf": "7.1.0", "numba": "0.68.1"}


@pytest.fixture
def installed(monkeypatch: pytest.MonkeyPatch) -> dict[str, str]:
    """Versions by package, which a test may change."""
    versions = dict(INSTALLED)

    def version(name: str) -> str:
        if name not in versions:
            raise metadata.PackageNotFoundError(name)
        return versions[name]

    monkeypatch.setattr(metadata, "requires", lambda _: DECLARED)
    monkeypatch.setattr(metadata, "version", version)
    monkeypatch.setenv("BROWSER_PATH", "/usr/bin/chromium")
    monkeypatch.setattr("shutil.which", lambda name: f"/usr/bin/{name}")
    return versions


def missing() -> dict[str, tuple[str, ...]]:
    return {each.extra: each.missing for each in readiness() if each.missing}


def test_nothing_is_missing_where_all_is_installed(installed: dict[str, str]) -> None:
    assert installed
    assert missing() == {}


@pytest.mark.parametrize(
    ("package", "found", "told"),
    [
        ("pandas", None, {"": ("pandas",)}),
        ("pandas", "2.3.0", {"": ("pandas<4,>=3 (is 2.3.0)",)}),
        ("pypdf", None, {"extract": ("pypdf",)}),
        ("numba", "0.60.0", {"speed": ("numba>=0.68 (is 0.60.0)",)}),
    ],
)
def test_a_package_is_missing_for_the_feature_that_needs_it(
    installed: dict[str, str], package: str, found: str | None, told: dict[str, tuple[str, ...]]
) -> None:
    installed.pop(package)
    if found:
        installed[package] = found
    assert missing() == told


def test_some_features_need_a_program_that_no_package_brings(
    installed: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    assert installed
    monkeypatch.delenv("BROWSER_PATH")
    monkeypatch.setattr("shutil.which", lambda _: None)
    assert missing() == {"pictures": ("Chromium or Chrome",), "spark": ("Java 17 or later",)}
    assert [each.remedy for each in readiness() if each.missing] == ["", ""]


@pytest.mark.parametrize(("home", "expected"), [("", "java"), ("/opt/java", "/opt/java/bin/java")])
def test_java_is_looked_for_where_spark_does(monkeypatch: pytest.MonkeyPatch, home: str, expected: str) -> None:
    monkeypatch.setenv("JAVA_HOME", home)
    monkeypatch.setattr("shutil.which", lambda name: name if name == expected else None)
    assert has_java()


def test_a_copy_that_nobody_installed_lacks_itself(monkeypatch: pytest.MonkeyPatch) -> None:
    def requires(name: str) -> list[str]:
        raise metadata.PackageNotFoundError(name)

    monkeypatch.setattr(metadata, "requires", requires)
    assert missing() == dict.fromkeys(PURPOSES, ("competing-claims",))


@pytest.mark.parametrize(
    ("feature", "remedy"),
    [
        (Readiness("", "all", ("pandas",)), "pip install competing-claims"),
        (Readiness("speed", "fast", ("numba",)), "pip install 'competing-claims[speed]'"),
        (Readiness("speed", "fast", ()), ""),
    ],
)
def test_the_remedy_names_the_extra(feature: Readiness, remedy: str) -> None:
    assert feature.remedy == remedy


def test_every_extra_that_users_install_has_a_purpose() -> None:
    extras = set(tomllib.loads(PYPROJECT.read_text(encoding="utf-8"))["project"]["optional-dependencies"])
    assert set(PURPOSES) - {""} <= extras
    assert extras - set(PURPOSES) <= {"bench", "docs", "release", "test"}
