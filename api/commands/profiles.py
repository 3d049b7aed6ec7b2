"""The commands about profiles: which partnerships are known, and the making of a new one."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Annotated, Any

import typer
import yaml
from rich.table import Table

from api.commands.options import Contact, Data, Json, print_json, settings_of, workspace_of
from api.getting import committees_of
from api.progress import messages
from api.render_tables import answers
from api.settings import Settings
from corpus.load import BodyEntry, PlaceEntry, Profile, SiteEntry, places, profiles
from ingest.errors import FetchError, VocabularyError
from ingest.fetch.address import Site
from ingest.files import write_whole

# Committees that a partnership or its scrutiny meets as.
LIKELY_COMMITTEE = re.compile(r"community safety|safer|crime (?:and|&) disorder", re.IGNORECASE)
KINDS = ("county", "district", "unitary", "region")
NOTE = (
    "# {name}: what a reader of its papers knows beforehand. Add bodies, places and priorities as papers print them.\n"
)

group = typer.Typer(no_args_is_help=True, help="Partnerships: which are known, and making the profile of another.")


def add_to(app: typer.Typer) -> None:
    app.add_typer(group, name="profile")


@group.command("list")
def show_all(data: Data = None, as_json: Json = False) -> None:
    """Every partnership that there is a profile of, and where its papers are published."""
    settings_of(data)
    if as_json:
        print_json({"profiles": [{"id": each.id, "name": each.name, "site": _address(each)} for each in profiles()]})
        return
    table = Table("id", "partnership", "papers at")
    for each in profiles():
        table.add_row(each.id, each.name, _address(each) or "-")
    answers.print(table)


@group.command()
def new(
    context: typer.Context,
    name: Annotated[str, typer.Option(prompt="Name of the partnership", help="As its papers print it.")],
    area: Annotated[str, typer.Option(prompt="Name of its area", help="The county, borough, district or city.")],
    kind: Annotated[str, typer.Option(prompt=f"What the area is ({', '.join(KINDS)})", help="Kind of the area.")],
    agreement: Annotated[
        str, typer.Option(prompt="Name of its plan or agreement", help="As its papers print it, without years.")
    ],
    district: Annotated[list[str] | None, typer.Option(help="A district within the area; may be repeated.")] = None,
    council: Annotated[list[str] | None, typer.Option(help="A council of the area; may be repeated.")] = None,
    abbreviation: Annotated[list[str] | None, typer.Option(help="Of the partnership's name; may be repeated.")] = None,
    agreement_abbreviation: Annotated[list[str] | None, typer.Option(help="Of the plan's name.")] = None,
    host: Annotated[
        str | None, typer.Option(help="Its ModernGov site, from which the likely committees are found out.")
    ] = None,
    committee: Annotated[list[str] | None, typer.Option(help="The id of a committee there; may be repeated.")] = None,
    contact: Contact = None,
    allow_private: Annotated[
        list[str] | None, typer.Option(help="A host in a private network.", metavar="HOST")
    ] = None,
    replace: Annotated[bool, typer.Option(help="Write over a profile of the same id.")] = False,
    data: Data = None,
) -> None:
    """Make the profile of a partnership, by asking for what the flags do not say; it stands in the data folder."""
    if kind not in KINDS:
        raise VocabularyError(f"no such kind of area: {kind}", "--kind", f"give one of {', '.join(KINDS)}")
    if _was_asked(context, "name", "area", "kind", "agreement"):
        district = district or _asked("Its districts, with commas (none: Enter)")
        council = council or _asked("Its councils, with commas (none: Enter)")
        host = host or next(iter(_asked("Its ModernGov site, often democracy.….gov.uk (none: Enter)")), None)
        contact = contact or (host and _contact(settings_of(data)))
    settings = settings_of(data)
    area_id = _known_place(area) or slug(area)
    path = workspace_of(settings).profiles / f"{slug(area)}.yaml"
    if path.exists() and not replace:
        raise VocabularyError("there is a profile of this id already", str(path), "edit it, or give --replace")
    site = None
    if host:
        committees = tuple(committee or _likely_committees(host, contact, allow_private, data))
        site = SiteEntry(address=Site.at(host).base, committees=committees)
    profile = Profile(
        id=slug(area), name=name, abbreviations=tuple(abbreviation or ()), area=area_id, agreement=agreement,
        agreement_abbreviations=tuple(agreement_abbreviation or ()), county_wide_places=(area_id,),
        bodies=(
            BodyEntry(id=slug(name), name=name, also=tuple(abbreviation or ()), kind="partnership"),
            *(BodyEntry(id=slug(each), name=each, kind="council") for each in council or ()),
        ),
        places=_places(area, area_id, kind, district or []), site=site,
    )  # fmt: skip
    write_whole(path, _as_yaml(profile).encode())
    messages.print(f"[bold]{path}[/]: {profile.name}" + (f", committees {', '.join(site.committees)}" if site else ""))
    messages.print(f"Next: [bold]pledgeline fetch {profile.id} --data {settings.data}[/]" if site else "")


def _was_asked(context: typer.Context, *names: str) -> bool:
    """Whether someone sits there and answers: one of these was asked for."""
    sources = (context.get_parameter_source(name) for name in names)
    return any(source is not None and source.name == "PROMPT" for source in sources)


def _asked(what: str) -> list[str]:
    said: str = typer.prompt(what, default="", show_default=False)
    return [each.strip() for each in said.split(",") if each.strip()]


def _contact(settings: Settings) -> str | None:
    """Who asks the site, where nobody has said so yet."""
    return settings.contact or next(iter(_asked("Your e-mail address or web page, told to the site")), None)


def slug(name: str) -> str:
    """
    >>> slug("Safer Westmere & District Partnership")
    'safer-westmere-and-district-partnership'
    """
    return "-".join(re.findall(r"[a-z0-9]+", name.casefold().replace("&", " and ").replace("'", "")))


def _address(profile: Profile) -> str | None:
    return profile.site.address if profile.site else None


def _known_place(name: str) -> str | None:
    return next((place.id for place in places() if place.name.casefold() == name.casefold()), None)


def _places(area: str, area_id: str, kind: str, districts: list[str]) -> tuple[PlaceEntry, ...]:
    own = () if _known_place(area) else (PlaceEntry(id=area_id, name=area, kind=kind),)
    within = (PlaceEntry(id=slug(each), name=each, kind="district", within=area_id) for each in districts)
    return (*own, *within)


def _likely_committees(host: str, contact: str | None, private: list[str] | None, data: Path | None) -> list[str]:
    """The committees of a site whose names are those of partnerships and their scrutiny."""
    found = committees_of(Site.at(host), settings_of(data), contact, private)
    likely = [each for each in found if LIKELY_COMMITTEE.search(each.name)]
    if not likely:
        raise FetchError(
            "none of the committees there is named like a community safety partnership", host,
            "look with `pledgeline fetch HOST --list-committees`, and give --committee",
        )  # fmt: skip
    for each in likely:
        messages.print(f"found committee {each.id}: {each.name}")
    return [each.id for each in likely]


def _as_yaml(profile: Profile) -> str:
    said: dict[str, Any] = profile.model_dump(exclude_defaults=True, mode="json")
    return NOTE.format(name=profile.name) + yaml.safe_dump(said, sort_keys=False, allow_unicode=True, width=120)
