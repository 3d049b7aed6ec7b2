"""`fetch`, `update` and `profile` as a person runs them, against a ModernGov site on loopback."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest
import yaml
from filelock import FileLock
from typer.testing import CliRunner

from api.cli import app
from api.getting import with_own_folder
from api.sources import source_of
from api.workspace import Workspace
from ingest.fetch.folder import FetchedFolder
from tests.standin.draft_minutes import ONLY_IN_DRAFT
from tests.standin.meetings import Document, Item, Meeting, Publication, sample, samples_publication
from tests.standin.site import Fault, StandIn

Fetching = Callable[..., "subprocess.CompletedProcess[str]"]
QUICK = ("--pause", "0", "--contact", "nobody@example.org", "--allow-private", "127.0.0.1")


@pytest.fixture
def site() -> Iterator[StandIn]:
    with StandIn(samples_publication(), service="normal").served() as served:
        yield served


@pytest.fixture
def fetching(pledgeline, tmp_path: Path) -> Fetching:
    """The command with the flags of a fetch from loopback."""

    def run(command: str, *arguments: str) -> subprocess.CompletedProcess[str]:
        return pledgeline(command, *arguments, *QUICK, "--data", str(tmp_path / "data"))

    return run


def test_a_whole_site_is_fetched_into_a_folder_with_its_manifest(site, fetching, tmp_path) -> None:
    ran = fetching("fetch", site.base, "--since", "2018", "--json")
    assert ran.returncode == 0, ran.stderr
    counts = json.loads(ran.stdout)["sources"][0]["counts"]
    assert counts == {"new": len(site.publication.ids()), "restricted": 1}
    manifest = yaml.safe_load((tmp_path / "data/fetched/127-0-0-1/manifest.yaml").read_text("utf-8"))
    assert {each["id"] for each in manifest["papers"] if "sha256" in each} == site.publication.ids()
    assert manifest["licence"] == "OGL-UK-3.0"


def test_a_site_is_not_asked_by_nobody(site, pledgeline, tmp_path) -> None:
    ran = pledgeline("fetch", site.base, "--data", str(tmp_path / "data"))
    assert ran.returncode == 1
    assert "--contact" in ran.stderr
    assert not site.requests


def test_private_addresses_are_refused_unless_they_are_named(site, pledgeline, tmp_path) -> None:
    ran = pledgeline("fetch", site.base, "--contact", "nobody@example.org", "--data", str(tmp_path / "data"))
    assert ran.returncode == 1
    assert "private network" in ran.stderr
    assert not site.requests


@pytest.mark.parametrize(
    ("source", "says"),
    [
        ("nowhere", "no such partnership"),
        ("merebrook", "does not say where its papers are published"),
        ("http://no-such-host.invalid/", "no such host"),
    ],
)
def test_a_source_that_cannot_be_meant_is_told(fetching, source: str, says: str) -> None:
    ran = fetching("fetch", source)
    assert ran.returncode == 1
    assert says in ran.stderr


def test_one_paper_that_fails_leaves_3_and_is_named(site, fetching) -> None:
    site.faults["documents/s88001"] = Fault("html")
    ran = fetching("fetch", site.base, "--since", "2018")
    assert ran.returncode == 3
    assert "web page in place of the paper" in ran.stderr
    assert "s88001" in ran.stderr


def test_a_busy_site_is_left_alone_and_gone_on_with_later(site, fetching) -> None:
    site.faults["MId=8913"] = Fault("status", 429, retry_after="0")
    ran = fetching("fetch", site.base, "--since", "2018")
    assert ran.returncode == 3
    assert "left alone" in ran.stderr
    before = len(site.requests)
    site.faults.clear()
    ran = fetching("fetch", site.base, "--since", "2018", "--json")
    assert "broken off" in ran.stderr
    assert ran.returncode == 0
    assert not [each for each in site.requests[before:] if "s88001" in each]


def test_a_source_of_which_nothing_came_is_none_for_the_next_update(fetching, tmp_path) -> None:
    assert fetching("fetch", "http://no-such-host.invalid/").returncode == 1
    assert not list((tmp_path / "data").rglob("manifest.yaml"))
    ran = fetching("update")
    assert ran.returncode == 1
    assert "nothing was fetched yet" in ran.stderr


@pytest.mark.skipif(sys.platform == "win32", reason="no limits of a process there")
def test_a_disk_without_room_is_told_once_and_the_next_fetch_goes_on(site, fetching, tmp_path) -> None:
    """A limit on the size of files, which the system enforces, stands for the full disk."""
    import resource

    most = 40_000  # bytes: journal, manifest and pages fit, the packs do not
    data = tmp_path / "data"
    command = [sys.executable, "-c", "from api.cli import main; main()", "fetch", site.base, "--since", "2018", *QUICK]
    ran = subprocess.run(
        [*command, "--data", str(data)], capture_output=True, text=True, check=False,
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (most, most)),
    )  # fmt: skip
    assert ran.returncode == 3
    assert ran.stderr.count("cannot be kept: File too large") == 1
    assert "Traceback" not in ran.stderr
    assert not list(data.rglob(".*"))  # nothing half-written
    ran = fetching("fetch", site.base, "--since", "2018", "--json")
    assert ran.returncode == 0
    assert "broken off" in ran.stderr
    manifest = yaml.safe_load((data / "fetched/127-0-0-1/manifest.yaml").read_text("utf-8"))
    assert {each["id"] for each in manifest["papers"] if "sha256" in each} == site.publication.ids()


def test_what_a_killed_fetch_left_is_removed_by_the_next(site, fetching, tmp_path) -> None:
    folder, originals = tmp_path / "data/fetched/127-0-0-1", tmp_path / "data/originals/ab"
    gone = subprocess.Popen([sys.executable, "-c", ""])
    gone.wait()
    for each in (folder / ".pledgeline-fetch-x", originals):
        each.mkdir(parents=True)
    left = [folder / ".m8048.incoming", folder / f".a.pdf.{gone.pid}.new", originals / f".ab.{gone.pid}.new"]
    for each in left:
        each.write_bytes(b"half")
    others = originals / f".cd.{os.getpid()}.new"  # of a process that is still at it
    others.write_bytes(b"half")
    assert fetching("fetch", site.base, "--since", "2025").returncode == 0
    assert not [each for each in left if each.exists()]
    assert not list(folder.glob(".*"))
    assert others.exists()


def test_two_fetches_do_not_work_in_one_data_folder(site, fetching, tmp_path) -> None:
    (tmp_path / "data").mkdir()
    with FileLock(tmp_path / "data" / "fetch.lock"):
        ran = fetching("update", site.base)
    assert ran.returncode == 1
    assert "under way" in ran.stderr
    assert not site.requests


def test_two_sites_whose_hosts_have_one_name_do_not_mix(tmp_path) -> None:
    workspace = Workspace(tmp_path)
    first, other = source_of("democracy.westmere.gov.uk"), source_of("westmere.moderngov.co.uk")
    assert first.name == other.name
    folder = FetchedFolder(workspace.fetched / first.name, workspace.originals, first.address)
    folder.finish()
    assert with_own_folder(workspace, first).name == first.name
    assert with_own_folder(workspace, other).name != first.name
    assert with_own_folder(workspace, replace(other, is_known=True)).name == first.name


def test_committees_are_listed(site, fetching) -> None:
    ran = fetching("fetch", site.base, "--list-committees", "--json")
    assert {each["id"] for each in json.loads(ran.stdout)["committees"]} == {"519", "752"}


def test_a_list_of_addresses_is_fetched(site, fetching, tmp_path) -> None:
    addresses = tmp_path / "papers.txt"
    said = ["documents/s88001/Agreement.pdf", "documents/s1/gone.pdf"]
    wrong = ["not an address", "http://[bad/", "http://10.0.0.1/a.pdf"]
    addresses.write_text("\n".join([*(f"{site.base}{each}" for each in said), *wrong]), "utf-8")
    ran = fetching("fetch", str(addresses), "--json")
    assert ran.returncode == 3
    source = json.loads(ran.stdout)["sources"][0]
    assert source["counts"] == {"new": 1, "failed": 4}
    assert [each["where"] for each in source["failures"]][1:] == wrong  # each named as the list has it


def test_a_profile_is_made_with_the_committees_found_on_its_site(site, pledgeline, tmp_path) -> None:
    data = str(tmp_path / "data")
    flags = ["--name", "Safer Westmere Partnership", "--area", "Westmere", "--kind", "county"]
    flags += [
        "--agreement",
        "Westmere Community Safety Plan",
        "--district",
        "Eastmere",
        "--council",
        "Westmere Council",
    ]
    host = ["--host", site.base, *QUICK[2:], "--data", data]
    ran = pledgeline("profile", "new", *flags, *host)
    assert ran.returncode == 0, ran.stderr
    listed = json.loads(pledgeline("profile", "list", "--json", "--data", data).stdout)["profiles"]
    assert {"id": "westmere", "name": "Safer Westmere Partnership", "site": site.base} in listed
    said = yaml.safe_load((tmp_path / "data/profiles/westmere.yaml").read_text("utf-8"))
    assert said["site"]["committees"] == ["519"]  # "Scrutiny Committee" alone does not say of what
    again = pledgeline("profile", "new", *flags, *host)
    assert again.returncode == 1
    assert "--replace" in again.stderr
    fetched = pledgeline("fetch", "westmere", *QUICK, "--data", data, "--json")
    assert fetched.returncode == 0, fetched.stderr


def test_update_does_the_whole_way_and_says_what_is_different(pledgeline, tmp_path) -> None:
    partnership = "Kent Community Safety Partnership"
    first = Document(1, "Agreement", sample("csa-2017-sample"))
    publication = Publication({519: partnership})
    publication.meetings = [Meeting(1, 519, partnership, date(2017, 3, 1), items=(Item("1", "Agreement", (first,)),))]
    flags = [*QUICK, "--data", str(tmp_path / "data")]
    with StandIn(publication).served() as site:
        ran = pledgeline("update", site.base, *flags)
        assert ran.returncode == 0, ran.stderr
        later = Document(2, "Agreement", sample("csa-2022-sample"))
        meeting = Meeting(2, 519, partnership, date(2022, 9, 1), items=(Item("1", "Agreement", (later,)),))
        publication.meetings.append(meeting)
        ran = pledgeline("update", *flags, "--json")
        assert ran.returncode == 0, ran.stderr
        answer = json.loads(ran.stdout)
        assert answer["sources"][0]["new"] == ["s2", "m2"]  # a meeting's page is kept when its papers are
        assert any(said.startswith("Anti-Social Behaviour: expanded in 2022 (adopted)") for said in answer["changes"])
        ran = pledgeline("update", *flags)
        assert "nothing is different in the answers" in ran.stdout


def test_signed_minutes_take_the_place_of_their_draft_and_the_update_says_so(fetching, pledgeline, tmp_path) -> None:
    def rows(cypher: str) -> list[list[str]]:
        ran = pledgeline("cypher", cypher, "--json", "--data", str(tmp_path / "data"))
        assert ran.returncode == 0, ran.stderr
        return json.loads(ran.stdout)["rows"]

    resolved = "MATCH (r:Resolution) WHERE r.meeting_date = '2022-07-14' AND r.name CONTAINS 'lantern' RETURN r.name"
    publication = samples_publication(signed=False)
    publication.replace_meeting(8913, items=())  # its annexes are no papers
    with StandIn(publication).served() as site:
        ran = fetching("update", site.base)
        assert ran.returncode == 0, ran.stderr
        assert rows(resolved) == [[ONLY_IN_DRAFT]]
        publication.sign_minutes()
        manifest = tmp_path / "data/fetched/127-0-0-1/manifest.yaml"
        assert json.loads(fetching("update", "--json").stdout)["sources"][0]["counts"] == {}  # looked at today already
        told = manifest.read_text("utf-8")
        manifest.write_text(
            re.sub(r"(?<=seen: ')\d{4}-\d\d-\d\d", str(date.today() - timedelta(days=30)), told), "utf-8"
        )
        ran = fetching("update", "--json")
        assert ran.returncode == 0, ran.stderr
        answer = json.loads(ran.stdout)
        assert answer["sources"][0]["new"] == ["g8980-11"]
        assert answer["sources"][0]["replaced"] == ["m8980"]
        draft, signed = "127-0-0-1-2022-07-14-g8980-5", "127-0-0-1-2022-07-14-g8980-11"
        assert f"draft minutes gave way to agreed ones (2022-07-14): {draft}, now {signed}" in answer["changes"]
        superseded = rows("MATCH (a:Paper)-[:SUPERSEDES]->(b:Paper) RETURN a.stem, b.stem, b.superseded")
        assert [signed, draft, True] in superseded
        assert rows(resolved) == []
        ran = fetching("update", "--json")
        assert json.loads(ran.stdout)["changes"] == []


def test_the_first_update_says_that_the_next_will_tell(pledgeline, tmp_path) -> None:
    papers = tmp_path / "papers"
    papers.mkdir()
    (papers / "csa 2017.pdf").write_bytes(sample("csa-2017-sample"))
    flags = [*QUICK, "--data", str(tmp_path / "data")]
    ran = pledgeline("update", str(papers), *flags)
    assert ran.returncode == 0, ran.stderr
    assert "1 paper is loaded; the next update" in ran.stdout
    assert "INFO" not in ran.stderr


def test_an_update_after_a_run_says_what_is_different_since_and_asks_nothing_where_nothing_is(pledgeline, tmp_path):
    papers = tmp_path / "papers"
    papers.mkdir()
    (papers / "csa 2017.pdf").write_bytes(sample("csa-2017-sample"))
    data = tmp_path / "data"
    flags = [*QUICK, "--data", str(data)]
    assert pledgeline("fetch", str(papers), *flags).returncode == 0
    assert pledgeline("run", str(data / "fetched" / "papers"), "--data", str(data)).returncode == 0
    (papers / "csa 2022.pdf").write_bytes(sample("csa-2022-sample"))
    ran = pledgeline("update", *flags)
    assert ran.returncode == 0, ran.stderr
    assert "Anti-Social Behaviour: expanded in 2022 (adopted)" in ran.stdout
    (data / "graph").rename(data / "graph as it was")
    (data / "graph").mkdir()  # a store that could not be opened
    ran = pledgeline("update", *flags)
    assert ran.returncode == 0, ran.stderr
    assert "nothing is different in the answers" in ran.stdout


def test_a_folder_is_a_source_whose_new_and_replaced_files_are_kept(pledgeline, tmp_path) -> None:
    papers = tmp_path / "papers"
    (papers / "2022").mkdir(parents=True)
    (papers / "csa.pdf").write_bytes(sample("csa-2017-sample"))
    (papers / "2022" / "csa.pdf").write_bytes(sample("csa-2022-sample"))
    flags = [*QUICK, "--data", str(tmp_path / "data"), "--json"]
    ran = pledgeline("fetch", str(papers), *flags)
    assert json.loads(ran.stdout)["sources"][0]["counts"] == {"new": 2}
    folder = tmp_path / "data/fetched/papers"
    stems = {path.stem for path in folder.glob("*.pdf")}
    assert len(stems) == 2
    assert "csa" in stems
    (papers / "csa.pdf").write_bytes(sample("csa-2020-sample"))
    (papers / "minutes.pdf").write_bytes(sample("kcsp-minutes-2022-07-sample"))
    ran = pledgeline("fetch", str(papers), *flags)
    assert json.loads(ran.stdout)["sources"][0]["counts"] == {"new": 1, "replaced": 1, "unchanged": 1}
    manifest = yaml.safe_load((folder / "manifest.yaml").read_text("utf-8"))
    assert manifest["licence"] == "not stated"
    assert sorted(len(each.get("versions", ())) for each in manifest["papers"]) == [0, 0, 1]
    empty = tmp_path / "empty"
    empty.mkdir()
    ran = pledgeline("fetch", str(empty), *flags)
    assert ran.returncode == 1
    assert "no papers in this folder" in ran.stdout + ran.stderr


def test_a_site_and_its_sitemap_are_two_sources(site, fetching, tmp_path) -> None:
    assert fetching("fetch", site.base, "--since", "2025").returncode == 0
    assert fetching("fetch", f"{site.base}sitemap.xml").returncode == 0
    read = {path.parent.name: yaml.safe_load(path.read_text("utf-8")) for path in tmp_path.rglob("manifest.yaml")}
    assert {(each["source"], each.get("is_list", False)) for each in read.values()} == {
        (site.base, False), (f"{site.base}sitemap.xml", True),
    }  # fmt: skip


def test_a_file_that_two_sources_offer_is_one_paper(pledgeline, tmp_path) -> None:
    first, other = tmp_path / "first", tmp_path / "other"
    for folder in (first, other):
        folder.mkdir()
        (folder / f"{folder.name}.pdf").write_bytes(sample("csa-2017-sample"))
    data = tmp_path / "data"
    flags = [*QUICK, "--data", str(data)]
    for folder in (first, other):
        assert pledgeline("fetch", str(folder), *flags).returncode == 0
    assert [path.name for path in data.rglob("fetched/*/*.pdf")] == ["first.pdf"]
    [entry] = yaml.safe_load((data / "fetched/other/manifest.yaml").read_text("utf-8"))["papers"]
    assert entry["same_as"].startswith("first/f")
    assert "1 paper is loaded" in pledgeline("update", *flags).stdout  # though one of the sources has no file
    (first / "first.pdf").write_bytes(sample("csa-2020-sample"))
    assert pledgeline("update", *flags, "--quiet").returncode == 0
    [entry] = yaml.safe_load((data / "fetched/other/manifest.yaml").read_text("utf-8"))["papers"]
    assert (data / "fetched/other" / entry["file"]).read_bytes() == sample("csa-2017-sample")  # now its only place


def test_a_quiet_update_has_not_a_word_where_nothing_is_new_and_tells_of_a_failure_once(pledgeline, tmp_path) -> None:
    papers = tmp_path / "papers"
    papers.mkdir()
    (papers / "csa 2017.pdf").write_bytes(sample("csa-2017-sample"))
    (papers / "torn.pdf").write_bytes(b"%PDF-1.4 torn")
    flags = ["update", str(papers), *QUICK, "--data", str(tmp_path / "data")]
    ran = pledgeline(*flags, "--quiet")
    assert ran.returncode == 3
    assert "2 new" in ran.stdout
    assert ran.stderr.startswith("failed torn.pdf: ")
    ran = pledgeline(*flags, "--quiet")
    assert (ran.returncode, ran.stdout, ran.stderr) == (0, "", "")
    ran = pledgeline(*flags)
    assert ran.returncode == 0
    assert "1 file could not be read before" in ran.stderr
    assert "nothing is different in the answers" in ran.stdout


def test_a_profile_is_made_by_asking(site, tmp_path) -> None:
    said = ["Safer Westmere Partnership", "Westmere", "county", "Westmere Safety Plan", "Eastmere, Lakeside", ""]
    ran = CliRunner().invoke(
        app,
        ["profile", "new", *QUICK[4:], "--data", str(tmp_path)],
        input="\n".join([*said, site.base, "me@example.org", ""]),
        env={"PLEDGELINE_PROFILES": str(tmp_path / "profiles")},
    )
    assert ran.exit_code == 0, ran.output
    made = yaml.safe_load((tmp_path / "profiles/westmere.yaml").read_text("utf-8"))
    assert [place["name"] for place in made["places"]] == ["Westmere", "Eastmere", "Lakeside"]
    assert made["site"] == {"address": site.base, "committees": ["519"]}
