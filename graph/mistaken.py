"""What is wrong with a correction whatever the papers say: a type that facts do not have, a field, a value.

In:     a correction that takes back a fact or adds one (corpus/corrections.py).
Out:    one sentence that says what to mend; None where it can be tried. Nothing is raised: a person's slip must not
        stop the papers from being loaded.
"""

from __future__ import annotations

from dataclasses import MISSING, fields
from functools import cache
from typing import Any, get_type_hints

from pydantic import TypeAdapter, ValidationError

from corpus.corrections import Added, Correction
from extract.facts import FACT_TYPES, Fact

SHARED = frozenset(each.name for each in fields(Fact))  # what every fact has beside what it says


@cache
def fields_of(type: str) -> dict[str, TypeAdapter[Any]]:
    """The fields of a type of fact, each with what it may hold."""
    kind = FACT_TYPES[type]
    hints = get_type_hints(kind)
    return {each.name: TypeAdapter(hints[each.name]) for each in fields(kind) if each.name not in SHARED}


def mistake_in(correction: Correction) -> str | None:
    """What is wrong with the fact that a correction takes back or adds.

    >>> told = {"by": "A Reed", "when": "2031-05-04", "because": "He does not."}
    >>> wrong = {"type": "lead", "document": "plan-2031", "fields": {"colour": "blue"}}
    >>> mistake_in(Correction.model_validate({**told, "retract": wrong}))
    'a lead fact has no field colour: it has priority, post, organisation, person, year'
    """
    about = correction.retract or correction.add
    if about is None:
        return None
    if about.type not in FACT_TYPES:
        return f"there are no facts of type {about.type!r}: a type is one of {', '.join(sorted(FACT_TYPES))}"
    known = fields_of(about.type)
    if unknown := sorted(about.fields.keys() - known):
        return f"a {about.type} fact has no field {', '.join(unknown)}: it has {', '.join(known)}"
    wanted = known if isinstance(about, Added) else about.fields.keys()
    for name in wanted:
        try:
            known[name].validate_python(about.fields.get(name, _default(about.type, name)))
        except ValidationError as error:
            said = error.errors()[0]["msg"]
            missing = name not in about.fields
            return f"a {about.type} fact needs the field {name}" if missing else f"the field {name}: {said}"
    return None


def as_facts_hold(type: str, said: dict[str, Any]) -> dict[str, Any]:
    """Fields without a mistake, with each value as facts of this type hold it: the year "2031" as a number."""
    known = fields_of(type)
    return {name: known[name].validate_python(value) for name, value in said.items()}


def _default(type: str, name: str) -> Any:
    """What a field holds that a correction leaves out: None where the format has no other value for it."""
    field = next(each for each in fields(FACT_TYPES[type]) if each.name == name)
    return None if field.default is MISSING else field.default
