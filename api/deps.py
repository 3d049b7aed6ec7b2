"""What a route is handed: the open store and the settings of this run."""

from __future__ import annotations

from typing import Annotated, cast

from fastapi import Depends, Request

from api.access.audit import Audit
from api.access.roles import Caller
from api.settings import Settings
from graph.store import Store


def _store(request: Request) -> Store:
    return cast(Store, request.app.state.store)


def _settings(request: Request) -> Settings:
    return cast(Settings, request.app.state.settings)


def _caller(request: Request) -> Caller:
    return cast(Caller, request.state.caller)


def _audit(request: Request) -> Audit:
    return cast(Audit, request.app.state.audit)


CallerDep = Annotated[Caller, Depends(_caller)]
AuditDep = Annotated[Audit, Depends(_audit)]
StoreDep = Annotated[Store, Depends(_store)]
SettingsDep = Annotated[Settings, Depends(_settings)]
