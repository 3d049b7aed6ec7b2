"""The manifests of known papers that we ship can be read, and say where each paper is published."""

from pathlib import Path

import pytest

import corpus
from corpus.load import profiles
from ingest.fetch.address import Site, document_id
from ingest.fetch.manifest import Manifest

MANIFESTS = sorted((Path(corpus.__path__[0]) / "manifests").glob("*.yaml"))


@pytest.mark.parametrize("path", MANIFESTS, ids=lambda path: path.stem)
def test_a_manifest_is_of_a_profile_and_of_its_site(path: Path) -> None:
    manifest = Manifest.read(path, "")
    profile = next(each for each in profiles() if each.id == path.stem)
    assert profile.site is not None
    assert Site.at(profile.site.address).base == manifest.source
    documents = [entry for entry in manifest.papers.values() if entry.kind != "meeting page"]
    assert documents
    for entry in documents:
        assert entry.restricted is (entry.url is None)
        assert entry.url is None or document_id(entry.url) == entry.id
        assert entry.title


def test_a_manifest_is_written_as_it_is_read(tmp_path: Path) -> None:
    for path in MANIFESTS:
        manifest = Manifest.read(path, "")
        manifest.write(tmp_path / path.name)
        assert Manifest.read(tmp_path / path.name, "") == manifest
