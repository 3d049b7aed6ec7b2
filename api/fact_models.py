"""Facts as pydantic models, one for each type, made of the dataclasses that are the format (extract/facts.py)."""

from __future__ import annotations

from dataclasses import fields
from typing import Annotated, Any, Literal, Union, get_type_hints

from pydantic import Field, create_model

from api.answer import Answer
from api.items import FactEvidence
from extract.facts import FACT_TYPES, Fact


class FactAnswer(Answer):
    """What all facts share; docs/facts.md has the fields of each type."""

    id: str
    document: str = Field(description="stem of the file in which it was read")
    evidence: FactEvidence
    part: int | None = Field(None, description="index of the paper within the file, where it is not the first")
    confidence: float | None = Field(None, description="under 1 where the rule is weaker; else left out")
    corrected: str | None = Field(None, description="who added it, when and why; left out where no person did")
    also: dict[str, list[FactEvidence]] | None = Field(None, description="evidence of fields that stand elsewhere")


def _model(kind: str, of: type[Fact]) -> type[FactAnswer]:
    hints, shared = get_type_hints(of), {each.name for each in fields(Fact)}
    own: dict[str, Any] = {"type": (Literal[kind], ...)}
    own |= {each.name: (hints[each.name], ...) for each in fields(of) if each.name not in shared}
    name = "".join(part.capitalize() for part in kind.split("_"))
    return create_model(f"{name}Fact", __base__=FactAnswer, **own)


MODELS = {kind: _model(kind, of) for kind, of in FACT_TYPES.items()}
AnyFact = Annotated[Union[tuple(MODELS.values())], Field(discriminator="type")]  # type: ignore[valid-type]  # noqa: UP007
