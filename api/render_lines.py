"""A line through time in a terminal: a row for each edition, change and gap, with the words it rests on."""

from __future__ import annotations

from rich.text import Text

from api.progress import messages
from api.render_tables import Answer, answers, place, print_table, says_so, shortened
from api.rows import lead_name

LATER = "told by later papers only"


def print_lineage(answer: Answer) -> None:
    """A thing through the years: its form in each edition, what changed in between, and the years nobody tells of."""
    as_of = f", as papers told by {answer['as_of']}" if answer["as_of"] else ""
    of = f" ({answer['kind']}, {answer['of']})" if answer["of"] else f" ({answer['kind']})"
    title = f"{answer['priority']}{of}{as_of}"
    rows = [(gap["first"], 0, 0, _gap(gap)) for gap in answer["gaps"]]
    rows += [(each["year"] or 0, 1, number, _state(each)) for number, each in enumerate(answer["states"])]
    rows += [(each["year"] or 0, _rank(each), number, _event(each)) for number, each in enumerate(answer["events"])]
    print_table(title, ("year", "what", "in the words of"), [row for *_, row in sorted(rows, key=lambda row: row[:3])])
    if not rows:
        answers.print(Text(f"{title}: no paper tells of it"))
    if answer["undated"]:
        messages.print(f"left out, for none knows when they spoke: {', '.join(answer['undated'])}")


def _rank(event: Answer) -> int:
    """What changed stands before the edition that has it, what stayed after it."""
    return 2 if event["change"] == "unchanged" else 0


def _year(it: Answer) -> str:
    return str(it["year"]) if it["year"] else "no year"


def _gap(gap: Answer) -> tuple[str | Text, ...]:
    years = str(gap["first"]) if gap["first"] == gap["last"] else f"{gap['first']} to {gap['last']}"
    return Text(years, "dim"), Text(f"gap: {gap['why']}", "dim"), ""


def _state(state: Answer) -> tuple[str | Text, ...]:
    told = Text.assemble((state["label"], "bold"), f"\n{state['status']}" if state["status"] else "")
    if state["told_later"]:
        told.append(f", {LATER}", "dim")
    for name in ("includes", "owners", "progress"):
        if state.get(name):
            told.append(f"\n{name} {'; '.join(shortened(each) for each in state[name])}")
    if state["leads"]:
        told.append(f"\nled by {'; '.join(map(lead_name, state['leads']))}")
    return Text(_year(state), "cyan"), told, says_so(state["evidence"])


def _event(event: Answer) -> tuple[str | Text, ...]:
    before, after = (", ".join(event[side]) for side in ("from", "to"))
    names = f"{before} → {after}" if before and after and before != after else before or after
    told = Text.assemble((event["change"], "bold yellow"), f": {names}\n", "stated" if event["stated"] else "inferred")
    if not event["stated"] and event["confidence"] < 1:
        told.append(f" ({event['confidence']:.0%} sure)")
    if event["status"] == "proposed":
        told.append(", proposed", "yellow")
    if event["told_later"]:
        told.append(f", {LATER}", "dim")
    if event["comparison"]:
        told.append(f"\ncompared: {event['comparison']}", "dim")
    words = says_so(event["evidence"])
    for each in event["resolved"]:
        words.append(f"\nresolved {each['date'] or ''}, {each['decision']}: ", "yellow")
        words.append(f"“{shortened(each['text'])}” ", "italic").append(place(each["evidence"][0]), "dim")
    if event["outcome"]:
        words.append(f"\noutcome: {event['outcome']}\n", "yellow").append_text(says_so(event["outcome_evidence"]))
    return Text(_year(event), "cyan"), told, words
