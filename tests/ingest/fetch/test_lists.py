"""Papers named by a plain list, a sitemap or a feed."""

from __future__ import annotations

import pytest

from ingest.errors import FetchError
from ingest.fetch.lists import findings_of_list


def nothing(address: str) -> bytes:
    raise AssertionError(address)


def test_a_plain_list_has_an_address_a_line() -> None:
    content = b"# papers\nhttps://a.gov.uk/One%20paper.pdf\n\nhttps://a.gov.uk/two.pdf # the second\n"
    found = list(findings_of_list(content, "list.txt", nothing))
    assert [each.url for each in found] == ["https://a.gov.uk/One%20paper.pdf", "https://a.gov.uk/two.pdf"]
    assert found[0].title == "One paper"
    assert len({each.id for each in found}) == 2


def test_a_sitemap_and_a_feed_name_papers(site, client) -> None:
    visit = lambda address: client.get(address).content()  # noqa: E731
    papers = {f"{site.base}documents/s{n}/a.pdf" for n in (88001, 99001, 110018, *range(110101, 110109))}
    for page in ("sitemap.xml", "feed.xml"):
        content = visit(site.base + page)
        assert {each.url for each in findings_of_list(content, page, visit)} == papers


def test_a_sitemap_of_sitemaps_is_followed(site, client) -> None:
    index = (
        '<?xml version="1.0"?><sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">'
        f"<sitemap><loc>{site.base}sitemap.xml</loc></sitemap></sitemapindex>"
    )
    found = list(findings_of_list(index.encode(), "index", lambda address: client.get(address).content()))
    assert len(found) == 11


@pytest.mark.parametrize("content", [b"", b"# nothing\n", b"<html><body>a page</body></html>", b"<rss></rss>"])
def test_a_list_that_names_nothing_is_told(content: bytes) -> None:
    with pytest.raises(FetchError, match="no addresses"):
        list(findings_of_list(content, "list.txt", nothing))
