"""The one reader of the YAML under `corpus/`. What we know of the field is there; here it is checked and handed out.

`vocabulary` gives the words of one extractor as plain lists and maps; each extractor states in its docstring which file
it reads. Gazetteers and profiles are typed.
"""

from __future__ import annotations

import os
from functools import cache
from pathlib import Path
from typing import Any, TypeVar

import yaml
from pydantic import BaseModel, ConfigDict, Field, ValidationError

from ingest.errors import VocabularyError
from ingest.words import PaperWords

HERE = Path(__file__).parent
OWN_PROFILES = "PLEDGELINE_PROFILES"  # environment variable: worker processes are to know of them too
M = TypeVar("M", bound=BaseModel)


class Entry(BaseModel):
    """One entry of a gazetteer. Unknown keys are errors: a misspelt key must not pass unseen."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class BodyEntry(Entry):
    """A body: one entry however many names it has. Successors are bodies of their own."""

    id: str
    name: str
    also: tuple[str, ...] = ()  # other names and abbreviations under which papers print it
    kind: str  # a kind of facts.md: council, police, fire, health, probation, board, ...
    succeeded_by: tuple[str, ...] = ()  # ids
    since: int | None = None  # the year in which it began, and that in which it ended
    until: int | None = None
    said_by: str | None = None  # the published source of this entry


class ActEntry(Entry):
    """An Act, a statutory instrument or a bill, with its legislation.gov.uk identifier where it has one."""

    title: str  # the short title without its year
    year: int
    kind: str
    uri: str | None = None
    also: tuple[str, ...] = ()  # misprints and other titles that papers use
    became: str | None = None  # for a bill: the identifier of the Act it became


class PlaceEntry(Entry):
    id: str
    name: str
    kind: str  # county, district, unitary, region, nation
    within: str | None = None
    also: tuple[str, ...] = ()


class PriorityEntry(Entry):
    """The names under which one enduring priority goes, for joining editions; never used to find a priority."""

    id: str
    name: str
    also: tuple[str, ...] = ()


class SiteEntry(Entry):
    """Where a partnership's papers are published: a ModernGov site, and the ids of the committees there."""

    address: str
    committees: tuple[str, ...] = ()


class Profile(Entry):
    """A partnership: what a reader of its papers knows beforehand. One file in `corpus/profiles/`."""

    id: str
    name: str
    abbreviations: tuple[str, ...] = ()
    area: str  # the id of a place
    agreement: str  # what it calls its agreement or plan
    agreement_abbreviations: tuple[str, ...] = ()
    county_wide_places: tuple[str, ...] = ()
    bodies: tuple[BodyEntry, ...] = ()
    places: tuple[PlaceEntry, ...] = ()
    priorities: tuple[PriorityEntry, ...] = ()
    same_paper_as: dict[str, str] = Field(default_factory=dict)
    site: SiteEntry | None = None


@cache
def vocabulary(name: str) -> dict[str, Any]:
    """The words in `corpus/vocabulary/<name>.yaml`. Raises `VocabularyError` where there is no such file, or where a
    list of words holds a bare `on` or `no`, which YAML reads as true or false.
    """
    path = HERE / "vocabulary" / f"{name}.yaml"
    found: dict[str, Any] = _read_yaml(path)
    for key, words in found.items():
        if isinstance(words, list) and any(isinstance(word, bool) for word in words):
            raise VocabularyError(f'a word of "{key}" is read as true or false', str(path), 'quote it: "on", "no"')
    return found


@cache
def paper_words() -> PaperWords:
    """What `ingest` needs to know of the words of papers: `corpus/vocabulary/papers.yaml`."""
    return PaperWords(**{name: tuple(words) for name, words in vocabulary("papers").items()})


@cache
def bodies() -> tuple[BodyEntry, ...]:
    """Bodies that papers anywhere in England and Wales name: `corpus/gazetteer/bodies.yaml`."""
    return _entries("bodies", BodyEntry)


@cache
def acts() -> tuple[ActEntry, ...]:
    """Acts, regulations and bills: `corpus/gazetteer/legislation.yaml`."""
    return _entries("legislation", ActEntry)


@cache
def places() -> tuple[PlaceEntry, ...]:
    """Nations, regions and other places that belong to no one profile: `corpus/gazetteer/places.yaml`."""
    return _entries("places", PlaceEntry)


@cache
def areas() -> dict[str, tuple[str, ...]]:
    """Counties, police areas, districts and towns of England and Wales by name alone: `corpus/gazetteer/areas.yaml`.

    The names of `words_too` are also words or surnames.
    """
    path = HERE / "gazetteer" / "areas.yaml"
    found: dict[str, list[Any]] = _read_yaml(path)
    for key, names in found.items():
        if not all(isinstance(name, str) for name in names):
            raise VocabularyError(f'a name of "{key}" is no text', str(path), "quote it")
    return {key: tuple(names) for key, names in found.items()}


@cache
def profiles() -> tuple[Profile, ...]:
    """Every partnership we have a profile of, by id; a user's own profile stands in place of ours of that id."""
    found = {profile.id: profile for profile in (_checked(Profile, _read_yaml(path), path) for path in profile_files())}
    return tuple(profile for _, profile in sorted(found.items()))


def profile_files() -> list[Path]:
    """The files of our profiles, and of those in the user's folder that the environment names, ours first."""
    own = os.environ.get(OWN_PROFILES)
    return [*sorted((HERE / "profiles").glob("*.yaml")), *(sorted(Path(own).glob("*.yaml")) if own else ())]


def _entries(name: str, model: type[M]) -> tuple[M, ...]:
    path = HERE / "gazetteer" / f"{name}.yaml"
    return tuple(_checked(model, entry, path) for entry in _read_yaml(path))


def _checked(model: type[M], entry: Any, path: Path) -> M:
    try:
        return model.model_validate(entry)
    except ValidationError as error:
        first = error.errors()[0]
        place = ".".join(str(step) for step in first["loc"])
        raise VocabularyError(first["msg"], f"{path.name}: {place} of {entry!r:.80}", "mend that entry") from error


def _read_yaml(path: Path) -> Any:
    try:
        return yaml.load(path.read_text("utf-8"), Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))
    except FileNotFoundError as error:
        raise VocabularyError("no such vocabulary", str(path), "add the file, or mend the name") from error
    except yaml.YAMLError as error:
        raise VocabularyError("not YAML", f"{path.name}: {error}", "mend the file") from error
