"""Who owns what, in a terminal: owners of a commitment with their chains, holdings of a body, what has no owner."""

from __future__ import annotations

from rich.text import Text

from api.progress import messages
from api.render_tables import Answer, answers, print_table, says_so
from graph.names import fold


def print_owners(answer: Answer) -> None:
    """Who answers for a commitment, in which role, in which year; then to whom the owners report."""
    by = answer["as_of"] or answer["known_at"]
    as_of = f", as papers told by {by}" if by else ""
    title = f"{answer['commitment']} ({answer['kind'].lower()}){as_of}"
    if not answer["owners"]:
        answers.print(Text(f"{title}: no paper that was read names an owner"))
    owners = answer["owners"]
    print_table(title, ("year", "role", "body", "in the words of"), map(_owner, owners))
    names = {each["body_id"]: each["body"] for each in owners}
    rows = [
        (_year(step), "→ " * step["depth"], f"{step['body']} reports to {step['to']}", says_so(step["evidence"]))
        for step in answer["chains"]
    ]
    print_table("Reporting of " + ", ".join(dict.fromkeys(names.values())), ("year", "", "", "in the words of"), rows)


def _owner(owner: Answer) -> tuple[str | Text, ...]:
    told = says_so(owner["evidence"])
    if not owner["stated"]:
        told.append("\ninferred", "yellow")
    return _year(owner), owner["role"].replace("_", " "), Text(owner["body"], "bold"), told


def print_holdings(answer: Answer) -> None:
    """Everything that a body owns, by year and role."""
    title = answer["body"] + (f" in {answer['year']}" if answer["year"] else "")
    if not answer["owns"]:
        answers.print(Text(f"{title}: no paper that was read says that it owns anything"))
        return
    rows = []
    for each in answer["owns"]:
        label = each["label"] or each["name"]
        now = "" if fold(label) == fold(each["name"]) else f", in the line of {each['name']}"
        what = Text.assemble((label, "bold"), f" ({each['kind'].lower()}{now})")
        if each["as_body"] != answer["body"]:
            what.append(f"\nas {each['as_body']}, which it took over from", "yellow")
        rows.append((_year(each), each["role"].replace("_", " "), what, says_so(each["evidence"])))
    print_table(title, ("year", "role", "what", "in the words of"), rows)


def print_unowned(answer: Answer) -> None:
    """Leads to be confirmed, and what lost its owner."""
    rows = [
        (_year(each), Text(each["name"], "bold"), each["why"], says_so(each["evidence"])) for each in answer["unowned"]
    ]
    if not rows:
        messages.print("every owner that papers name still stands, and no lead is to be confirmed")
    print_table("No settled owner", ("year", "what", "why", "in the words of"), rows)


def _year(it: Answer) -> str:
    return str(it["year"]) if it["year"] else "no year"
