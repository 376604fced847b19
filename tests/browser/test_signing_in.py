"""Signing in for real: a provider, the browser, and what a reader and a reviewer can do by page, by address and by library."""

from collections.abc import Iterator
from pathlib import Path
from urllib.request import urlopen

import pytest
from playwright.sync_api import Page, expect

from benchmarks.serving import serving
from claims.collection import load_collection
from claims.errors import RoleError
from claims.model import Verdict
from claims.people import OPERATOR, Person, Role, acting
from claims.projects import copy_collection, open_project
from claims.workspace import give_role, read_history, record_judgement
from tests.builders.header_proxy import proxy_before
from tests.builders.mock_provider import CLIENT, FORGER, MockProvider, provider_of
from tests.builders.projects import NOW
from tests.builders.shipped import SHIPPED
from views.state.work.sign_in import SECRET_HEADER
from views.texts import project_words, words

pytestmark = pytest.mark.browser
ADDRESSES = ("/review", "/project?collection=shared")


@pytest.fixture(scope="module")
def provider() -> Iterator[MockProvider]:
    with provider_of(Role.READER, Role.REVIEWER) as provider:
        yield provider


def person(provider: MockProvider, name: str) -> Person:
    return Person(issuer=provider.address, subject=f"id-{name}", name=name.title(), email=f"{name}@example.org")


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("data")


@pytest.fixture(scope="module")
def project(data: Path) -> Path:
    """A copy of the shipped collection that a reader and a reviewer share."""
    path = copy_collection(
        load_collection(SHIPPED), title="Shared", folder=data / "competing-claims" / "projects", at=NOW
    )
    assert isinstance(path, Path)
    with acting(OPERATOR), open_project(path) as opened:
        give_role(opened.workspace, "owner@example.org", Role.OWNER, at=NOW)
        for role in (Role.READER, Role.REVIEWER):
            give_role(opened.workspace, f"{role}@example.org", role, at=NOW)
    return path


@pytest.fixture(scope="module")
def server(project: Path, data: Path, provider: MockProvider) -> Iterator[str]:
    secrets = data / "sign-in.toml"
    secrets.write_text(
        f"""[auth]
redirect_uri = "http://127.0.0.1:{{port}}/oauth2callback"
cookie_secret = "thirty-two random letters, say so"
client_id = "{CLIENT[0]}"
client_secret = "{CLIENT[1]}"
server_metadata_url = "{provider.address}/.well-known/openid-configuration"
""",
        encoding="utf-8",
    )
    environment = {"XDG_DATA_HOME": str(data), "STREAMLIT_SECRETS_FILES": str(secrets)}
    with serving(project, environment=environment) as address:
        yield address


def sign_in(page: Page, name: str) -> None:
    page.get_by_role("button", name=words.SIGN_IN).click()
    page.get_by_role("link", name=name, exact=True).click()


def judge(path: Path, who: Person) -> None:
    with acting(who), open_project(path) as opened:
        first, second = load_collection(path).claims["claim_id"][:2]
        record_judgement(opened.workspace, load_collection(path), first, second, Verdict.UNSURE, by="", at=NOW)


def test_signed_out_sees_nothing_reader_cannot_judge_and_reviewer_can(
    page: Page, server: str, project: Path, provider: MockProvider
) -> None:
    for address in ADDRESSES:
        page.goto(f"{server}{address}")
        expect(page.get_by_role("button", name=words.SIGN_IN)).to_be_visible()
        assert "Qamishli" not in page.inner_text("body")

    sign_in(page, FORGER)
    expect(page.get_by_role("button", name=words.SIGN_IN)).to_be_visible()

    sign_in(page, Role.READER)
    expect(page.get_by_text("Reader", exact=True)).to_be_visible()
    page.goto(f"{server}/review")
    expect(page.get_by_text(project_words.MAY_NOT)).to_be_visible()
    expect(page.get_by_role("button", name=words.ANSWERS["same"])).to_have_count(0)
    with pytest.raises(RoleError, match="may not judge"):
        judge(project, person(provider, Role.READER))
    cookies = {each["name"]: each for each in page.context.cookies()}
    assert all(cookies[name]["httpOnly"] for name in cookies if name.startswith("_streamlit_user"))
    assert cookies["_streamlit_user"]["sameSite"] == "Lax"

    page.get_by_test_id("stPopoverButton").filter(has_text="Reader").click()
    with page.expect_navigation(url=f"{server}/"):  # after the provider has been told
        page.get_by_role("button", name=words.SIGN_OUT).click()
    expect(page.get_by_role("button", name=words.SIGN_IN)).to_be_visible()

    sign_in(page, Role.REVIEWER)
    expect(page.get_by_text("Reviewer", exact=True)).to_be_visible()
    page.goto(f"{server}/review")
    page.get_by_role("button", name=words.ANSWERS["same"]).first.click()
    expect(page.get_by_text("1 reviewed by you")).to_be_visible()
    judge(project, person(provider, Role.REVIEWER))
    with acting(OPERATOR), open_project(project) as opened:
        assert {each.by for each in read_history(opened.workspace)} == {"reviewer@example.org"}


def test_a_proxy_says_who_comes_and_is_believed_with_its_secret_alone(page: Page, project: Path, data: Path) -> None:
    environment = {"XDG_DATA_HOME": str(data), "CLAIMS_PROXY_HEADER": "X-User", "CLAIMS_PROXY_SECRET": "a secret"}
    with serving(project, environment=environment) as address, proxy_before(int(address.rpartition(":")[2])) as proxy:
        proxy.headers = {"X-User": "reader@example.org", SECRET_HEADER: "guessed"}
        page.goto(f"{proxy.address}/review")
        expect(page.get_by_text(words.NOT_VOUCHED)).to_be_visible()
        proxy.headers = {"X-User": "reader@example.org", SECRET_HEADER: "a secret"}
        page.goto(f"{proxy.address}/review")
        expect(page.get_by_text(project_words.MAY_NOT)).to_be_visible()


def test_who_loses_their_role_while_a_page_is_open_sees_no_more_of_it(page: Page, project: Path, data: Path) -> None:
    environment = {"XDG_DATA_HOME": str(data), "CLAIMS_PROXY_HEADER": "X-User", "CLAIMS_PROXY_SECRET": "a secret"}
    with serving(project, environment=environment) as address, proxy_before(int(address.rpartition(":")[2])) as proxy:
        proxy.headers = {"X-User": "guest@example.org", SECRET_HEADER: "a secret"}
        with acting(OPERATOR), open_project(project) as opened:
            give_role(opened.workspace, "guest@example.org", Role.READER, at=NOW)
        page.goto(f"{proxy.address}/project")
        share = page.get_by_test_id("stPopoverButton").filter(has_text=words.SHARE)
        expect(share).to_be_visible()
        expect(page.get_by_role("heading", name="Shared", exact=True)).to_be_visible()
        with acting(OPERATOR), open_project(project) as opened:
            give_role(opened.workspace, "guest@example.org", None, at=NOW)
        share.click()
        expect(page.get_by_role("heading", name="Shared", exact=True)).to_have_count(0)


def test_health_and_documentation_need_no_sign_in_and_tell_nothing(server: str) -> None:
    with urlopen(f"{server}/_stcore/health", timeout=10) as answer:
        assert answer.read() == b"ok"
