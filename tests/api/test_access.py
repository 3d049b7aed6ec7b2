"""Keys, roles, limits, hidden contact details and the log, on real servers."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import httpx
import pytest

from api.access.audit import Audit
from api.access.keys import Keys
from ingest.errors import QuestionError
from tests.api.conftest import served

Serve = Callable[..., "Iterator[httpx.Client]"]
QUESTION = {"query": "MATCH (p:Priority) RETURN p.name ORDER BY p.name LIMIT 1"}


@pytest.fixture(scope="module")
def data(sample_data: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the samples' data folder: one process holds a store."""
    return Path(shutil.copytree(sample_data, tmp_path_factory.mktemp("access") / "data"))


@pytest.fixture(scope="module")
def secrets(data: Path) -> dict[str, str]:
    keys = Keys(data / "keys.json")
    return {role: keys.make(f"a {role}", role)[1] for role in ("reader", "researcher", "editor")}


@pytest.fixture(scope="module")
def keyed(data: Path, secrets: dict[str, str]) -> Iterator[httpx.Client]:
    assert secrets
    with served(data) as client:
        yield client


def bearer(secret: str) -> dict[str, str]:
    return {"Authorization": f"Bearer {secret}"}


def test_without_a_key_nothing_is_answered_but_health(keyed) -> None:
    refused = keyed.get("/v1/priorities")
    assert refused.status_code == 401
    assert refused.headers["www-authenticate"].startswith("Basic")
    assert refused.headers["content-type"] == "application/problem+json"
    assert keyed.get("/v1/priorities", headers=bearer("plk_wrong")).status_code == 401
    assert keyed.get("/healthz").status_code == 200
    assert keyed.get("/readyz").json()["status"] == "ok"


@pytest.mark.parametrize(
    "headers",
    [
        lambda key: bearer(key),
        lambda key: {"X-API-Key": key},
        lambda key: {"Authorization": httpx.BasicAuth("a", key)._auth_header},
    ],
    ids=["bearer", "header", "basic"],
)
def test_a_key_may_come_in_three_ways(keyed, secrets, headers) -> None:
    assert keyed.get("/v1/priorities", headers=headers(secrets["reader"])).status_code == 200


@pytest.mark.parametrize(
    ("role", "cypher", "correcting"), [("reader", 403, 403), ("researcher", 200, 403), ("editor", 200, 201)]
)
def test_a_role_may_what_it_may(keyed, secrets, role: str, cypher: int, correcting: int) -> None:
    correction = {
        "by": "A Reed", "when": "2031-05-04", "because": "One group.", "same": ["Westmere Flood Board", "Flood Forum"],
    }  # fmt: skip
    headers = bearer(secrets[role])
    assert keyed.post("/v1/cypher", json=QUESTION, headers=headers).status_code == cypher
    assert keyed.get("/ask", headers=headers).status_code == (403 if role == "reader" else 200)
    assert keyed.post("/v1/corrections", json=correction, headers=headers).status_code == correcting


@pytest.mark.parametrize(
    ("does", "why"),
    [
        ({"retract": {"type": "leed", "document": "{paper}"}}, "no facts of type 'leed'"),
        ({"retract": {"type": "lead", "document": "{paper}", "fields": {"colour": 1}}}, "no field colour"),
        ({"retract": {"type": "lead", "document": "nowhere"}}, "no paper that was read is called so"),
        (
            {"add": {"type": "lead", "document": "{paper}", "quote": "nobody wrote this", "fields": {"priority": "x"}}},
            "the paper does not have these words",
        ),
        ({"add": {"type": "lead", "document": "{paper}", "quote": "the", "fields": {}}}, "needs the field priority"),
    ],
)
def test_a_correction_that_could_never_be_applied_is_refused(keyed, secrets, data, does, why) -> None:
    paper = sorted(path.stem for path in (data / "facts").glob("*.jsonl"))[0]
    said = json.loads(
        json.dumps({"by": "A Reed", "when": "2031-05-04", "because": "x", **does}).replace("{paper}", paper)
    )
    before = keyed.get("/v1/corrections", headers=bearer(secrets["editor"])).json()["items"]
    refused = keyed.post("/v1/corrections", json=said, headers=bearer(secrets["editor"]))
    assert refused.status_code == 400
    assert why in refused.text
    assert keyed.get("/v1/corrections", headers=bearer(secrets["editor"])).json()["items"] == before


def test_questions_and_corrections_stand_in_the_log_and_secrets_do_not(keyed, secrets, data) -> None:
    keyed.post("/v1/cypher", json={"query": "CREATE (:X)"}, headers=bearer(secrets["researcher"]))
    lines = [json.loads(line) for line in (data / "audit.jsonl").read_text("utf-8").splitlines()]
    assert any(line["what"] == "cypher" and "refused" in line and line["query"] == "CREATE (:X)" for line in lines)
    assert all(secret not in (data / "audit.jsonl").read_text("utf-8") for secret in secrets.values())
    kept = (data / "keys.json").read_text("utf-8")
    assert all(secret not in kept for secret in secrets.values())
    assert (data / "keys.json").stat().st_mode & 0o077 == 0


def test_a_revoked_key_is_refused_by_the_running_server(keyed, data) -> None:
    key, secret = Keys(data / "keys.json").make("passing", "reader")
    assert keyed.get("/v1/priorities", headers=bearer(secret)).status_code == 200
    Keys(data / "keys.json").revoke(key.id)
    assert keyed.get("/v1/priorities", headers=bearer(secret)).status_code == 401


def test_a_request_that_is_too_large_is_refused(keyed, secrets) -> None:
    large = {"query": "x" * 400_000}
    assert keyed.post("/v1/cypher", json=large, headers=bearer(secrets["editor"])).status_code == 413
    in_pieces = iter([b'{"query": "', *[b"x" * 10_000] * 40, b'"}'])  # says no size before
    refused = keyed.post("/v1/cypher", content=in_pieces, headers=bearer(secrets["editor"]))
    assert (refused.status_code, refused.headers["content-type"]) == (413, "application/problem+json")


def test_metrics_count_by_route_and_never_by_address(keyed, secrets) -> None:
    keyed.get("/v1/priorities/Road%20Safety/lineage", headers=bearer(secrets["reader"]))
    told = keyed.get("/metrics", headers=bearer(secrets["reader"])).text
    assert 'route="/v1/priorities/{priority_id}/lineage"' in told
    assert "process_resident_memory_bytes" in told
    assert "Road" not in told


def test_requests_are_limited_by_the_minute(sample_data, tmp_path) -> None:
    data = Path(shutil.copytree(sample_data, tmp_path / "data"))
    _, secret = Keys(data / "keys.json").make("a reader", "reader")
    with served(data, PLEDGELINE_REQUESTS_PER_MINUTE="3") as client:
        answers = [client.get("/v1/papers", headers=bearer(secret)) for _ in range(8)]
    statuses = [each.status_code for each in answers]
    assert statuses[:3] == [200, 200, 200]
    assert statuses.count(200) <= 6, "three of one minute, and three more where the next began meanwhile"
    assert set(statuses[6:]) == {429}
    assert int(answers[-1].headers["retry-after"]) > 0


def test_a_server_for_others_wants_a_key(pledgeline, tmp_path) -> None:
    ran = pledgeline("serve", "--host", "0.0.0.0", "--data", str(tmp_path))
    assert ran.returncode == 1
    assert "pledgeline keys new" in ran.stderr


def test_keys_are_made_listed_and_revoked(pledgeline, tmp_path) -> None:
    made = json.loads(pledgeline("keys", "new", "the press office", "--json", "--data", str(tmp_path)).stdout)
    assert made["key"].startswith("plk_")
    assert pledgeline("keys", "revoke", made["id"], "--data", str(tmp_path)).returncode == 0
    listed = json.loads(pledgeline("keys", "list", "--json", "--data", str(tmp_path)).stdout)["keys"]
    assert [(each["name"], each["role"], bool(each["revoked"])) for each in listed] == [
        ("the press office", "reader", True)
    ]
    assert made["key"] not in json.dumps(listed)
    with pytest.raises(QuestionError, match="no key"):
        Keys(tmp_path / "keys.json").revoke("nothing")


def test_a_log_that_has_grown_large_is_put_aside_and_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("api.access.audit.MOST", 500)
    log = Audit(tmp_path / "audit.jsonl")
    for number in range(20):
        log.note("someone", "cypher", query=f"RETURN {number}")
    files = sorted(tmp_path.glob("audit*.jsonl"))
    lines = [json.loads(line) for file in files for line in file.read_text("utf-8").splitlines()]
    assert len(files) > 2
    assert {line["query"] for line in lines} == {f"RETURN {number}" for number in range(20)}
    assert all(file.stat().st_mode & 0o077 == 0 and file.stat().st_size < 700 for file in files)
