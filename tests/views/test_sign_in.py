"""Signing in: who is taken for whom, what those see who are nobody, and what each role finds on the pages."""

from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from streamlit.runtime.context import StreamlitHeaders
from streamlit.runtime.secrets import Secrets
from streamlit.testing.v1 import AppTest
from streamlit.util import calc_hash

from claims.people import SIGNED_OUT, Person, Role, acting
from claims.projects import create_project, delete_project, open_project
from claims.workspace import make_token, read_tokens, role_changes
from tests.builders.app_pages import html, press, sound
from tests.builders.projects import NOW, account
from tests.builders.shipped import ROOT, SHIPPED
from tests.builders.team import PROVIDER, STRANGER, member, team_project
from views.forms.team import account_menu
from views.state.work import sign_in
from views.texts import incident_words, project_words, words

AT = 1_800_000_000.0
SAID = {"is_logged_in": True, "iss": PROVIDER, "sub": "7", "name": "Ada", "email": "ada@x.org", "iat": AT}


@pytest.mark.parametrize(
    ("said", "hours", "person"),
    [
        ({"email_verified": True}, 1, Person(issuer=PROVIDER, subject="7", name="Ada", email="ada@x.org")),
        ({}, 1, Person(issuer=PROVIDER, subject="7", name="Ada")),
        ({"email_verified": "true"}, 1, Person(issuer=PROVIDER, subject="7", name="Ada")),
        ({"name": " Ada\n (owner@x.org)"}, 1, Person(issuer=PROVIDER, subject="7", name="Ada (owner@x.org)")),
        ({}, 12.1, SIGNED_OUT),
        ({"iat": None}, 1, SIGNED_OUT),
        ({"sub": ""}, 1, SIGNED_OUT),
        ({"iss": None}, 1, SIGNED_OUT),
        ({"is_logged_in": False}, 1, SIGNED_OUT),
    ],
)
def test_a_person_is_who_the_provider_says_for_as_long_as_a_session_lasts(
    said: dict[str, Any], hours: float, person: Person
) -> None:
    assert sign_in.person_of({**SAID, **said}, now=AT + hours * 3600) == person


@pytest.mark.parametrize(
    ("secret", "headers", "person"),
    [
        ("s", {"X-User": "ada@x.org", sign_in.SECRET_HEADER: "s"}, Person(issuer="proxy", subject="ada@x.org", email="ada@x.org")),
        ("s", {"X-User": "ada", sign_in.SECRET_HEADER: "s"}, Person(issuer="proxy", subject="ada")),
        ("s", {"X-User": "ada", sign_in.SECRET_HEADER: "t"}, SIGNED_OUT),
        ("s", {"X-User": "ada"}, SIGNED_OUT),
        ("", {"X-User": "ada", sign_in.SECRET_HEADER: ""}, SIGNED_OUT),
        ("s", {"X-User": " ", sign_in.SECRET_HEADER: "s"}, SIGNED_OUT),
        ("s", {sign_in.SECRET_HEADER: "s"}, SIGNED_OUT),
    ],
)  # fmt: skip
def test_a_proxy_is_believed_with_its_secret_alone(
    monkeypatch: pytest.MonkeyPatch, secret: str, headers: dict[str, str], person: Person
) -> None:
    monkeypatch.setenv(sign_in.PROXY_SECRET, secret)
    assert sign_in._vouched_for(StreamlitHeaders(headers.items()), "X-User") == person


def test_a_name_that_a_browser_sent_beside_that_of_the_proxy_is_not_believed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(sign_in.PROXY_SECRET, "s")
    vouched = [("x-user", "eve@x.org"), (sign_in.SECRET_HEADER, "s")]
    for forged in (("X-USER", "ada@x.org"), ("X-User", ""), (sign_in.SECRET_HEADER.lower(), "guessed")):
        for headers in ([forged, *vouched], [*vouched, forged]):
            assert sign_in._vouched_for(StreamlitHeaders(headers), "X-User") == SIGNED_OUT


@pytest.mark.parametrize(
    "named", ["operator", "everyone", "https://id.example.org 7", "ada@x.org eve@x.org", "аda", " ada "]
)
def test_whom_a_proxy_names_is_neither_the_operator_nor_a_member_of_another_kind(
    monkeypatch: pytest.MonkeyPatch, named: str
) -> None:
    monkeypatch.setenv(sign_in.PROXY_SECRET, "s")
    headers = StreamlitHeaders([("X-User", named), (sign_in.SECRET_HEADER, "s")])
    assert sign_in._vouched_for(headers, "X-User").member == f"proxy {named.strip()}"


def test_a_page_that_a_proxy_vouched_for_is_over_when_a_session_is(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("streamlit.session_state", {})
    monkeypatch.setenv(sign_in.PROXY_HEADER, "X-User")
    monkeypatch.setenv(sign_in.PROXY_SECRET, "s")
    monkeypatch.setattr(sign_in, "has_provider", lambda: False)
    monkeypatch.setattr(sign_in, "get_script_run_ctx", lambda **_: object())
    headers = StreamlitHeaders([("X-User", "ada"), (sign_in.SECRET_HEADER, "s")])
    monkeypatch.setattr("streamlit.context", SimpleNamespace(headers=headers))
    for hours, person in (
        (0, Person(issuer="proxy", subject="ada")),
        (11.9, Person(issuer="proxy", subject="ada")),
        (12.1, SIGNED_OUT),
    ):
        monkeypatch.setattr("time.time", lambda hours=hours: AT + hours * 3600)
        assert sign_in.session_person() == person


def test_a_session_that_was_signed_out_is_over_in_other_tabs_and_for_copies_of_its_cookie(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sign_in, "_signed_out", set())
    monkeypatch.setattr("streamlit.logout", lambda: None)
    app, other = (visit(member(Role.READER), "project", path.stem) for _ in range(2))
    assert "Two outlets" in html(other)
    app.button(key="sign-out").click().run()
    other.run()
    assert [button.label for button in other.button] == [words.SIGN_IN]
    assert "Two outlets" not in html(other)
    elsewhere = {**SAID, "iat": AT + 1}  # another browser of the same person
    assert sign_in.person_of(elsewhere, now=AT + 2) != SIGNED_OUT


@pytest.fixture
def path(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The shared project, among those of the machine."""
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    return team_project(tmp_path / "competing-claims" / "projects")


def visit(person: Person | None, page: str, collection: str = "two-outlets") -> AppTest:
    """A page as a person sees it on a server with sign-in."""
    app = AppTest.from_file(ROOT / "app.py", default_timeout=60)
    app.secrets = {"auth": {"client_id": "x"}}
    said = {"iss": person.issuer, "sub": person.subject, "name": person.name, "email": person.email} if person else {}
    app.user = {**said, "email_verified": True, "is_logged_in": person is not None, "iat": 4e9}
    app.query_params["collection"] = collection
    app._page_hash = calc_hash(page)
    return sound(app.run())


@pytest.mark.parametrize("address", ["overview", "project", "collections", "review", "method"])
def test_signed_out_sees_nothing_but_where_to_sign_in(path: Path, address: str) -> None:
    app = visit(None, address, path.stem)
    assert [button.label for button in app.button] == [words.SIGN_IN]
    assert html(app).count("<h1>") == 1
    assert "Two outlets" not in html(app)
    assert [*app.selectbox, *app.text_input] == []


@pytest.mark.parametrize("content", [None, "[auth", "[other]\nkey = 'x'\n"])
def test_nobody_is_let_in_by_settings_that_cannot_be_used(
    path: Path, monkeypatch: pytest.MonkeyPatch, content: str | None
) -> None:
    file = path.with_name("sign-in.toml")
    if content is not None:
        file.write_text(content, encoding="utf-8")
    monkeypatch.setenv(sign_in.SECRETS, str(file))
    monkeypatch.setattr(sign_in, "_without", [])
    monkeypatch.setattr("streamlit.secrets", Secrets())
    app = AppTest.from_file(ROOT / "app.py", default_timeout=60)
    sound(app.run())
    assert words.SIGN_IN_SPOILT in html(app)
    assert [*app.button, *app.selectbox] == []


@pytest.mark.parametrize(("is_installed", "said"), [(True, words.SIGN_IN_SPOILT), (False, words.SIGN_IN_MISSING)])
def test_a_package_is_missed_only_where_there_is_none(
    path: Path, monkeypatch: pytest.MonkeyPatch, is_installed: bool, said: str
) -> None:
    monkeypatch.setattr(account_menu, "find_spec", lambda _: is_installed or None)
    app = visit(None, "overview", path.stem)  # the settings name no server
    sound(app.button(key="sign-in").click().run())
    assert said in html(app)


def test_looking_makes_no_workspace(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    assert project_words.MAY_NOT in html(visit(STRANGER, "review", SHIPPED.name))
    assert not list(tmp_path.rglob("*.sqlite3"))


def test_a_stranger_finds_no_trace_of_a_project_that_is_not_shared(path: Path) -> None:
    app = visit(STRANGER, "collections", path.stem)
    assert "Two outlets" not in html(app)
    assert words.UNKNOWN_COLLECTION_WHY in html(app)


@pytest.mark.parametrize(
    ("address", "least"), [("review", Role.REVIEWER), ("code", Role.CODER), ("add", Role.CODER), ("grid", Role.CODER)]
)
@pytest.mark.parametrize("below", [True, False])
@pytest.mark.usefixtures("path")
def test_a_page_is_for_those_whose_role_allows_what_one_does_there(address: str, least: Role, *, below: bool) -> None:
    app = visit(member(list(Role)[least.rank - below]), address)
    assert (project_words.MAY_NOT in html(app)) == below
    assert "Your name" not in [box.label for box in app.text_input]


def test_who_signed_in_acts_under_their_name(path: Path) -> None:
    visit(member(Role.EDITOR), "project").button(key="project-undo").click().run()
    with acting(member(Role.OWNER)), open_project(path) as project:
        assert project.history()[-1].by == "editor@example.org"


def test_an_owner_shares_opens_up_and_makes_a_token(path: Path) -> None:
    app = visit(member(Role.OWNER), "project")
    app.text_input(key="sharing-member").set_value("New@example.org")
    app.selectbox(key="sharing-role").set_value(Role.EDITOR)
    press(app, project_words.GIVE_ROLE)
    press(app, project_words.LET_EVERYONE_READ)
    press(app, project_words.MAKE_TOKEN)
    assert app.code[0].value.startswith("claims_")
    with acting(member(Role.OWNER)), open_project(path) as project:
        changes = role_changes(project.workspace)[-2:]
        assert [(each.member, each.role) for each in changes] == [
            ("new@example.org", Role.EDITOR),
            ("everyone", Role.READER),
        ]
        assert [each.by for each in changes] == [member(Role.OWNER).member] * 2
        [token] = read_tokens(project.workspace)
    press(app, "Revoke")
    app.text_input(key="sharing-member").set_value("owner@example.org")
    press(app, project_words.TAKE_ROLE)
    assert "would have no owner" in html(app)
    with acting(member(Role.OWNER)), open_project(path) as project:
        assert [each.revoked_by for each in read_tokens(project.workspace)] == [token.by]


@pytest.mark.usefixtures("path")
def test_others_see_who_is_a_member_and_change_nothing() -> None:
    app = visit(member(Role.EDITOR), "project")
    assert incident_words.TEXT_PLACES not in [
        each.label for each in app.expander
    ]  # a visitor does not look through the server
    assert "owner@example.org" in html(app)
    assert not [button for button in app.button if button.label == project_words.GIVE_ROLE]
    press(app, project_words.ARCHIVE)
    assert "the role owner" in html(app)


def test_only_an_owner_brings_a_project_back(path: Path) -> None:
    with acting(member(Role.OWNER)):
        delete_project(path)
    app = press(visit(member(Role.READER), "collections", ""), "Restore")
    assert "the role owner" in html(app)
    press(visit(member(Role.OWNER), "collections", ""), "Restore")
    assert path.exists()


def test_without_sign_in_nothing_of_it_is_seen(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    path = create_project("Alone", at=NOW)
    app = AppTest.from_file(ROOT / "app.py", default_timeout=60)
    app.query_params["collection"] = path.stem
    app._page_hash = calc_hash("project")
    app.run()
    assert project_words.SHARING not in html(app)
    assert words.SIGN_OUT not in [button.label for button in app.button]


def test_what_others_write_is_no_markdown_that_fetches_anything_on_a_button(path: Path) -> None:
    fetched = "![x](https://evil.example/x.png)"
    with acting(member(Role.OWNER)), open_project(path) as project:
        project.change(account("anha", "4"), what=fetched, at=NOW)
        make_token(project.workspace, fetched, at=NOW)
        removed = create_project(fetched, folder=path.parent, at=NOW)
        delete_project(removed)
    owner = replace(member(Role.OWNER), name=fetched)
    pages = [visit(owner, page, path.stem) for page in ("project", "collections")]
    labels = [button.label for app in pages for button in app.button]
    assert sum("evil" in label for label in labels) == 3  # undo, the token, the project to bring back
    assert [label for label in labels if fetched in label] == []
