"""The settings of one run, read once from the environment and handed down; flags of the command line win over them."""

from __future__ import annotations

from pathlib import Path

from pydantic import Field, SecretStr
from pydantic_settings import BaseSettings, SettingsConfigDict

from graph.store import Bounds
from ingest.limits import Limits

DATA = Path("pledgeline-data")


class Settings(BaseSettings):
    """Each is an environment variable with the prefix `PLEDGELINE_`: `PLEDGELINE_STORE=bolt://127.0.0.1:7687`."""

    model_config = SettingsConfigDict(env_prefix="PLEDGELINE_", frozen=True)

    data: Path = DATA  # folder of what was read: papers, facts and the embedded graph
    store: str | None = None  # a neo4j:// or bolt:// address; None is the embedded store in `data`
    store_user: str = "neo4j"
    store_password: SecretStr = SecretStr("")
    host: str = "127.0.0.1"
    port: int = Field(8765, ge=1, le=65535)
    contact: str | None = None  # who asks a site for its papers: an e-mail address or a web page
    proxy: str | None = None  # of the organisation, for fetching
    paper_pages: int = Field(Limits().pages, gt=0)  # a paper with more pages is not read
    paper_seconds: float = Field(Limits().seconds, gt=0)  # how long the reading of a paper may take,
    page_seconds: float = Field(Limits().page_seconds, gt=0)  # that of a page,
    paper_memory_mb: int = Field(Limits().memory_mb, ge=256)  # and how much memory it may need
    requests_per_minute: int = Field(600, gt=0)  # of one key, or of one address where there are no keys
    request_seconds: float = Field(30.0, gt=0)
    request_kilobytes: int = Field(256, gt=0)
    answers_megabytes: int = Field(64, ge=0)  # of answers kept to be given again; 0 keeps none
    cypher_seconds: float = Field(10.0, gt=0)  # how long a question in Cypher may run
    cypher_rows: int = Field(1000, gt=0)  # and how many rows it may give
    cypher_megabytes: int = Field(512, ge=128)  # and how much memory it may take; a server has settings of its own
    store_reader: str | None = None  # a user of the server who may not write, for people's own questions
    store_reader_password: SecretStr = SecretStr("")

    @property
    def bounds(self) -> Bounds:
        """What a person's own question may take."""
        return Bounds(self.cypher_seconds, self.cypher_rows, self.cypher_megabytes)

    @property
    def limits(self) -> Limits:
        """How much reading one paper may take."""
        return Limits(self.paper_pages, self.paper_seconds, self.page_seconds, self.paper_memory_mb)
