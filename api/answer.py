"""What all answers share, and the words that they rest on, as pydantic models."""

from __future__ import annotations

from typing import Any, Generic, TypeVar

from pydantic import BaseModel, ConfigDict, Field


class Answer(BaseModel):
    model_config = ConfigDict(extra="allow", populate_by_name=True)


class EvidenceAnswer(Answer):
    """The words that an answer rests on."""

    paper: str
    page: int | None = Field(description="Counted from 1 in the file; null where the paper has no pages.")
    quote: str
    title: str | None = Field(None, description="of the paper, in a pack that of the paper within")
    date: str | None = None
    start: int | None = Field(None, description="offset in the text of the file")
    end: int | None = None
    passage: str | None = Field(None, description="id of the passage: /v1/passages/{id}")
    boxes: list[list[int | float]] = Field([], description="page, x0, top, x1, bottom; in points from the top left")
    by_ocr: bool = False
    corrected: str | None = Field(None, description="who added the fact, when and why, where a person did")


T = TypeVar("T")


class Page(Answer, Generic[T]):
    """A page of a list."""

    items: list[T]
    total: int | None = Field(None, description="how many there are on all pages, where that is known")
    next: str | None = Field(None, description="the address of the rest, where there is more")


ListAnswer = Page[dict[str, Any]]  # of things of any kind
