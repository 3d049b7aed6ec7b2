"""A `Paper` as JSON and back, exactly: what comes back is equal, field by field, to what went in.

Data classes become objects that leave out fields at their default, named tuples become lists. The way back reads the
types that `ingest.paper` declares, so that a field added there with a default is kept without a change here, and files
written before it was added still read.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import MISSING, Field, fields, is_dataclass
from functools import cache
from types import NoneType, UnionType
from typing import Any, TypeVar, Union, get_args, get_origin, get_type_hints

import orjson

from ingest.paper import Paper

T = TypeVar("T")
Convert = Callable[[Any], Any]


def paper_to_json(paper: Paper) -> str:
    """Compact JSON of one line; the same paper always gives the same characters."""
    return json.dumps(paper, default=_as_object, ensure_ascii=False, separators=(",", ":"))


def paper_from_json(text: str) -> Paper:
    """The paper that `paper_to_json` wrote. Raises `ValueError`, `KeyError` or `TypeError` for anything else."""
    paper: Paper = _converter(Paper)(orjson.loads(text))
    return paper


def _as_object(value: Any) -> dict[str, Any]:
    """The fields of a data class that are not at their default."""
    kind: Any = type(value)
    return {name: content for name, default in _defaults(kind) if (content := getattr(value, name)) is not default}


@cache
def _defaults(kind: Any) -> tuple[tuple[str, Any], ...]:
    if not is_dataclass(kind):
        raise TypeError(f"{kind!r} has no place in a paper")
    return tuple((field.name, field.default) for field in fields(kind))


@cache
def _converter(kind: Any) -> Convert:
    """What makes a value of this type again from what JSON kept of it."""
    if is_dataclass(kind) and isinstance(kind, type):
        return _object_converter(kind)
    if isinstance(kind, type) and issubclass(kind, tuple) and hasattr(kind, "_fields"):
        return _named_tuple_converter(kind)
    origin, inner = get_origin(kind), get_args(kind)
    if origin is tuple:
        return _tuple_converter(inner)
    if origin in (Union, UnionType) and NoneType in inner:
        [kept] = [each for each in inner if each is not NoneType]
        convert = _converter(kept)
        return convert if convert is _as_it_is else lambda value: None if value is None else convert(value)
    return _as_it_is


def _as_it_is(value: Any) -> Any:
    return value


def _object_converter(kind: type[T]) -> Callable[[dict[str, Any]], T]:
    hints = get_type_hints(kind)
    wanted: dict[str, Field[Any]] = {field.name: field for field in fields(kind)}  # type: ignore[arg-type]
    converters = {name: convert for name in wanted if (convert := _converter(hints[name])) is not _as_it_is}
    required = {name for name, field in wanted.items() if field.default is MISSING}

    def convert_object(value: dict[str, Any]) -> T:
        if not (required <= value.keys() <= wanted.keys()):
            raise ValueError(f"not a {kind.__name__}: {sorted(value)}")
        for name in value.keys() & converters.keys():
            value[name] = converters[name](value[name])
        return kind(**value)

    return convert_object


def _named_tuple_converter(kind: type[tuple[Any, ...]]) -> Convert:
    hints = get_type_hints(kind)
    converters = [_converter(hint) for hint in hints.values()]
    if all(convert is _as_it_is for convert in converters):
        return lambda value: kind(*value)
    places = [(place, convert) for place, convert in enumerate(converters) if convert is not _as_it_is]

    def convert_fields(value: list[Any]) -> Any:
        for place, convert in places:
            value[place] = convert(value[place])
        return kind(*value)

    return convert_fields


def _tuple_converter(inner: tuple[Any, ...]) -> Convert:
    """For `tuple[X, ...]`, the only kind of tuple without names that a paper holds."""
    convert = _converter(inner[0])
    if convert is _as_it_is:
        return tuple
    return lambda value: tuple(map(convert, value))
