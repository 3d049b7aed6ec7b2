"""A whole ModernGov site fetched over real HTTP: everything that it publishes, each once, whatever its quirks."""

from __future__ import annotations

import json
from collections import Counter
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest

from ingest.errors import FetchError, FetchStoppedError
from ingest.fetch.manifest import Manifest
from ingest.fetch.moderngov import Wanted
from tests.standin.meetings import Document, Item, paper
from tests.standin.site import Fault, ServiceMode

EVERYTHING = Wanted(since=date(2018, 1, 1))


def manifest_of(tmp_path: Path) -> Manifest:
    return Manifest.read(tmp_path / "fetched" / "westmere" / "manifest.yaml", "")


@pytest.mark.parametrize("service", ["off", "forbidden", "normal", "dates ignored", "raw html"])
def test_everything_is_found_once_whatever_the_web_service_does(site, fetch, tmp_path, service: ServiceMode) -> None:
    site.service = service
    became = fetch(EVERYTHING)
    assert not [each.error for each in became if each.error]
    kept = {entry.id: entry for entry in manifest_of(tmp_path).papers.values()}
    assert {name for name, entry in kept.items() if entry.sha256} == site.publication.ids()
    assert [entry.id for entry in kept.values() if entry.restricted] == ["ai48241"]
    assert kept["ai48241"].title == "Review of a death"
    assert Counter(site.requests)["/documents/s88001/Agreement 2017.pdf"] <= 1


def test_a_paper_is_told_with_its_meeting_item_and_kind(fetch, tmp_path) -> None:
    fetch(EVERYTHING)
    kept = manifest_of(tmp_path).papers
    draft, pack = kept["s110018"], kept["g8912-10"]
    assert (draft.date, draft.item, draft.committee, draft.meeting) == ("2022-03-24", "46", "519", "8913")
    assert (pack.kind, kept["g8048-1"].kind, kept["g8980-11"].kind) == ("pack", "minutes", "minutes")
    assert (tmp_path / "fetched" / "westmere" / (draft.file or "")).read_bytes().startswith(b"%PDF")


def test_documents_beyond_those_shown_come_from_the_items_own_page(site, fetch, tmp_path) -> None:
    fetch(Wanted(("519",), date(2022, 1, 1), date(2022, 12, 31)))
    assert {f"s{110100 + n}" for n in range(1, 9)} <= set(manifest_of(tmp_path).papers)
    assert site.asked(r"mgAi\.aspx\?ID=58047") == 1


def test_only_what_is_wanted_is_asked_for(site, fetch) -> None:
    became = fetch(Wanted(("752",)))
    assert {each.id for each in became} == {"m9688", "g9688-10"}
    assert not site.asked("MId=89")


def test_a_second_fetch_asks_on_condition_and_keeps_what_is_unchanged(site, fetch) -> None:
    fetch(EVERYTHING)
    site.requests.clear()
    became = fetch(EVERYTHING, today=date(2022, 9, 1))
    assert {each.became for each in became} <= {"unchanged", "restricted"}


def test_meetings_long_past_are_not_asked_for_again(site, fetch) -> None:
    fetch(EVERYTHING)
    site.requests.clear()
    became = fetch(EVERYTHING)
    assert {each.id for each in became} == {"m9688", "g9688-10"}  # 105 days old; the others more than 200
    assert not site.asked(r"documents/s88001")


@pytest.mark.parametrize("days", [0, 2], ids=["gone on with", "begun anew"])
def test_a_fetch_broken_off_within_an_old_meeting_gets_the_rest_of_it(site, fetch, tmp_path, days: int) -> None:
    site.faults["documents/s88001"] = Fault("status", 429, times=3)
    with pytest.raises(FetchStoppedError):
        fetch(EVERYTHING)
    journal = tmp_path / "fetched" / "westmere" / "journal.jsonl"
    first, _, rest = journal.read_text("utf-8").partition("\n")
    began = datetime.fromisoformat(json.loads(first)["began"]) - timedelta(days=days)
    journal.write_text(json.dumps({"began": began.isoformat()}) + "\n" + rest, "utf-8")
    assert {"s88001", "m8048"} <= {each.id for each in fetch(EVERYTHING) if each.became == "new"}


def test_a_meeting_of_which_an_items_page_failed_is_looked_at_again(site, fetch) -> None:
    site.faults["mgAi"] = Fault("status", 404)
    assert "s110107" not in {each.id for each in fetch(EVERYTHING)}
    site.faults.clear()
    assert {"s110106", "s110107", "s110108"} <= {each.id for each in fetch(EVERYTHING) if each.became == "new"}


def test_a_page_that_only_a_token_changed_is_unchanged(site, fetch) -> None:
    site.tokens, site.entity_tags = True, False
    fetch(EVERYTHING)
    assert "replaced" not in {each.became for each in fetch(EVERYTHING, today=date(2018, 8, 1))}


def test_a_paper_replaced_on_the_site_becomes_a_new_version_of_it(site, fetch, tmp_path) -> None:
    fetch(EVERYTHING)
    signed = Document(9688, "Public reports pack", paper("signed"), t=10)
    site.publication.replace_meeting(9688, documents=(signed,))
    became = {each.id: each.became for each in fetch(EVERYTHING)}
    assert became["g9688-10"] == "replaced"
    entry = manifest_of(tmp_path).papers["g9688-10"]
    assert len(entry.versions) == 1
    older = entry.versions[0].sha256
    assert (tmp_path / "originals" / older[:2] / older).exists()
    assert (tmp_path / "fetched" / "westmere" / (entry.file or "")).read_bytes() == signed.content


def test_the_same_file_found_twice_is_one_paper(site, fetch, tmp_path) -> None:
    twin = Document(990001, "The same again", site.publication.documents()["s88001"].content)
    site.publication.replace_meeting(9688, items=(Item("1", "Again", (twin,), ai=1),))
    fetch(EVERYTHING)
    entry = manifest_of(tmp_path).papers["s990001"]
    assert (entry.file, entry.same_as) == (None, "s88001")


@pytest.mark.parametrize(
    ("fault", "says"),
    [
        (Fault("html"), "web page in place of the paper"),
        (Fault("empty"), "empty file"),
        (Fault("error page"), "error page"),
        (Fault("status", 404), "answered 404"),
        (Fault("status", 500), "every time"),
        (Fault("truncated"), "broke off"),
        (Fault("loop"), "circle"),
        (Fault("private"), "private network"),
        (Fault("slow", seconds=6), "no answer in time"),
    ],
    ids=lambda value: getattr(value, "kind", None),
)
def test_a_paper_that_cannot_be_got_is_told_and_the_others_are_kept(site, fetch, tmp_path, fault, says) -> None:
    site.faults["documents/s88001"] = fault
    became = {each.id: each for each in fetch(EVERYTHING)}
    assert says in str(became["s88001"].error)
    assert {name for name, each in became.items() if each.error} == {"s88001"}
    folder = tmp_path / "fetched" / "westmere"
    assert manifest_of(tmp_path).papers["s88001"].sha256 is None
    assert not [path.name for path in folder.iterdir() if path.name.startswith(".") or "s88001" in path.name]


def test_a_fault_that_passes_is_tried_again(site, fetch) -> None:
    site.faults["documents/s88001"] = Fault("status", 503, times=1)
    site.faults["documents/s99001"] = Fault("truncated", times=1)
    assert not [each.error for each in fetch(EVERYTHING) if each.error]


def test_what_failed_is_fetched_by_the_next_fetch(site, fetch) -> None:
    site.faults["documents/s88001"] = Fault("status", 404)
    fetch(EVERYTHING)
    site.faults.clear()
    became = {each.id: each.became for each in fetch(EVERYTHING)}
    assert became["s88001"] == "new"


def test_a_meeting_page_that_fails_does_not_stop_the_walk(site, fetch) -> None:
    site.faults["MId=8156"] = Fault("error page")
    faults: list[FetchError] = []
    became = fetch(EVERYTHING, faults=faults)
    assert [fault.where for fault in faults] == [f"{site.base}ieListDocuments.aspx?CId=519&MId=8156"]
    assert "m8980" in {each.id for each in became}


@pytest.mark.parametrize("wanted", [Wanted(), Wanted(committees=("519",))], ids=["all", "one committee"])
def test_a_site_that_has_none_of_the_pages_is_told(site, fetch, wanted: Wanted) -> None:
    site.faults["aspx"] = Fault("status", 404)
    with pytest.raises(FetchError, match="no ModernGov site"):
        fetch(wanted)


def test_a_site_that_is_not_moderngov_is_told(site, fetch) -> None:
    site.faults["aspx"] = Fault("html")
    with pytest.raises(FetchError, match="no ModernGov site"):
        fetch(EVERYTHING)
