"""The files for a server of a team: the compose file keeps the rules of its specification, the others are accepted by their programs."""

import re
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.builders.command_line import run

ROOT = Path(__file__).parents[2]
DEPLOY = ROOT / "deploy"
PAGE = (ROOT / "docs" / "howto" / "run-for-a-team.md").read_text(encoding="utf-8")
COMPOSE: dict[str, Any] = yaml.safe_load((DEPLOY / "compose.yaml").read_text(encoding="utf-8"))
SERVICES: dict[str, dict[str, Any]] = COMPOSE["services"]
# Of the Compose specification: what may stand at the top, and of a service what we use of it, with its type.
TOP = {"name", "services", "networks", "volumes", "configs", "secrets"}
KEYS: dict[str, type | tuple[type, ...]] = {
    "cap_drop": list, "command": (str, list), "configs": list, "depends_on": (list, dict), "env_file": (str, list),
    "environment": (list, dict), "healthcheck": dict, "image": str, "networks": (list, dict), "ports": list, "read_only": bool,
    "restart": str, "secrets": list, "security_opt": list, "shm_size": str, "stop_grace_period": str, "tmpfs": (str, list),
    "volumes": list,
}  # fmt: skip
HEALTH = {"test": list, "interval": str, "timeout": str, "start_period": str, "retries": int}
DURATION = re.compile(r"(\d+(us|ms|s|m|h))+")


def names(listed: Any) -> Iterator[str]:
    """What a list or mapping of a service names."""
    for each in listed or ():
        yield each["source"] if isinstance(each, dict) else each


def test_it_has_the_parts_of_the_specification() -> None:
    assert set(COMPOSE) <= TOP
    assert re.fullmatch(r"[a-z0-9][a-z0-9_-]*", COMPOSE["name"])
    assert set(SERVICES) == {"app", "database", "provider", "tls"}


@pytest.mark.parametrize("name", SERVICES)
def test_a_service_has_known_keys_of_their_types(name: str) -> None:
    service = SERVICES[name]
    assert {key for key, value in service.items() if not isinstance(value, KEYS[key])} == set()
    assert re.fullmatch(r"[\w./-]+(:[\w.-]+)?", service["image"])
    assert service["restart"] in {"no", "always", "on-failure", "unless-stopped"}
    assert all(isinstance(value, str) for value in service.get("environment", {}).values())
    assert all(re.fullmatch(r"\d+:\d+", port) for port in service.get("ports", ()))
    assert DURATION.fullmatch(service.get("stop_grace_period", "1s"))


@pytest.mark.parametrize("name", [name for name, service in SERVICES.items() if "healthcheck" in service])
def test_a_health_check_is_a_command_with_times(name: str) -> None:
    check = SERVICES[name]["healthcheck"]
    assert {key for key, value in check.items() if not isinstance(value, HEALTH[key])} == set()
    assert check["test"][0] in {"CMD", "CMD-SHELL"}
    assert all(DURATION.fullmatch(check[key]) for key in check.keys() & {"interval", "timeout", "start_period"})


def test_whom_a_service_waits_for_is_there_and_says_when_it_is_healthy() -> None:
    for service in SERVICES.values():
        waits = service.get("depends_on", {})
        assert set(waits) <= set(SERVICES)
        for other, how in waits.items() if isinstance(waits, dict) else ():
            assert how["condition"] in {"service_started", "service_healthy", "service_completed_successfully"}
            assert how["condition"] != "service_healthy" or "healthcheck" in SERVICES[other]


@pytest.mark.parametrize("kind", ["networks", "configs", "secrets"])
def test_what_services_name_is_declared_and_what_is_declared_is_named(kind: str) -> None:
    assert {name for service in SERVICES.values() for name in names(service.get(kind))} == set(COMPOSE[kind])


def test_volumes_are_declared_and_mounted_at_whole_paths() -> None:
    mounts = [mount.split(":") for service in SERVICES.values() for mount in service.get("volumes", ())]
    assert {source for source, _ in mounts} == set(COMPOSE["volumes"])
    assert all(target.startswith("/") for _, target in mounts)


def test_files_are_beside_it_or_the_page_says_how_they_are_made() -> None:
    for config in COMPOSE["configs"].values():
        assert ("file" in config) != ("content" in config)
        assert "file" not in config or (DEPLOY / config["file"]).is_file()
    secrets = [secret["file"] for secret in COMPOSE["secrets"].values()]
    secrets += [file for service in SERVICES.values() for file in service.get("env_file", ())]
    assert [file for file in secrets if f"deploy/{file}" not in PAGE] == []


def test_no_secret_stands_in_it_and_only_tls_is_reached_from_outside() -> None:
    set_here = {key for service in SERVICES.values() for key in service.get("environment", {})}
    assert {key for key in set_here if re.search(r"PASSWORD$|SECRET$|TOKEN$", key)} == set()
    assert [name for name, service in SERVICES.items() if "ports" in service] == ["tls"]
    assert COMPOSE["networks"]["inside"] == {"internal": True}


def test_the_app_is_asked_whether_it_is_ready_and_started_as_its_image_starts() -> None:
    image = (ROOT / "Containerfile").read_text(encoding="utf-8")
    assert SERVICES["app"]["healthcheck"]["test"][1] in image
    assert "/ready" in SERVICES["app"]["healthcheck"]["test"][-1]
    assert {mount.split(":")[1] for mount in SERVICES["app"]["volumes"]} == set(
        re.findall(r"^VOLUME (\S+)", image, re.M)
    )
    options = [word for word in SERVICES["app"]["command"] if word.startswith("--")]
    assert set(options) <= set(re.findall(r"--[\w-]+", run("serve", "--help").output))


def test_the_unit_is_one_of_systemd(tmp_path: Path) -> None:
    if not (analyze := shutil.which("systemd-analyze")):
        pytest.skip("systemd is not installed")
    text = (DEPLOY / "competing-claims.service").read_text(encoding="utf-8")
    (tmp_path / "competing-claims.service").write_text(
        text.replace("/opt/claims/bin/claims", "/bin/true").replace("User=claims\n", ""), encoding="utf-8"
    )
    done = subprocess.run(
        [analyze, "verify", str(tmp_path / "competing-claims.service")], capture_output=True, text=True, check=False
    )
    assert "competing-claims.service" not in done.stderr, done.stderr


@pytest.mark.parametrize("name", ["Caddyfile", "Caddyfile.compose"])
def test_caddy_is_told_how_to_compress_for_that_of_debian_12_does_not_without(name: str) -> None:
    text = (DEPLOY / name).read_text(encoding="utf-8")
    assert re.findall(r"^\s*encode\b(.*)$", text, re.M) == [" zstd gzip"]


@pytest.mark.parametrize("name", ["Caddyfile", "Caddyfile.compose", "nginx.conf"])
def test_a_proxy_sees_to_what_streamlit_does_not(name: str) -> None:
    """Streamlit marks no cookie as secure, so browsers are told to ask by TLS alone."""
    part = (DEPLOY / name).read_text(encoding="utf-8")
    assert "Strict-Transport-Security max-age=31536000" in part
    assert "frame-ancestors 'self'" in part  # no other site shows it within a page of its own
    assert "/_stcore/metrics" in part  # counts what all visitors do


def test_nginx_accepts_its_part(tmp_path: Path) -> None:
    if not (nginx := shutil.which("nginx") or shutil.which("nginx", path="/usr/sbin")):
        pytest.skip("nginx is not installed")
    part = (DEPLOY / "nginx.conf").read_text(encoding="utf-8")
    part = re.sub(r"listen .*;", "listen 127.0.0.1:8443;", re.sub(r"ssl_certificate\w* .*;", "", part))
    whole = tmp_path / "nginx.conf"
    whole.write_text(f"pid {tmp_path}/pid;\nevents {{}}\nhttp {{\n{part}\n}}\n", encoding="utf-8")
    done = subprocess.run(
        [nginx, "-t", "-p", str(tmp_path), "-c", str(whole)], capture_output=True, text=True, check=False
    )
    assert "syntax is ok" in done.stderr, done.stderr


def test_the_settings_of_sign_in_are_a_secret_with_the_ending_that_streamlit_reads() -> None:
    app = SERVICES["app"]
    named = app["environment"]["STREAMLIT_SECRETS_FILES"]
    assert named.endswith(".toml")
    assert named.removeprefix("/run/secrets/") in app["secrets"]
