"""What became of actions, in a terminal: a step for each plan, what stands beside them, and what fell silent."""

from __future__ import annotations

from rich.text import Text

from api.progress import messages
from api.render_tables import Answer, answers, print_table, says_so, shortened


def print_followed(answer: Answer) -> None:
    """Each step of an action, then money and resolutions, then whether it fell silent."""
    rows = [(gap["first"], 0, _gap(gap)) for gap in answer["gaps"]]
    rows += [(each["year"], 1 + number, _step(each)) for number, each in enumerate(answer["steps"])]
    columns = ("plan", "action", "in the words of")
    print_table(answer["action"], columns, [row for *_, row in sorted(rows, key=lambda row: row[:2])])
    beside = [
        (str(each["year"] or ""), Text.assemble(each["says"], (f"\ninferred, {each['comparison']}", "dim")),
         says_so(each["evidence"]))
        for each in answer["beside"]
    ]  # fmt: skip
    print_table("Beside it", ("year", "what", "in the words of"), beside)
    if answer["silent"]:
        answers.print(Text(f"Fell silent after {answer['silent']['last']}: {answer['silent']['why']}", "yellow"))


def _gap(gap: Answer) -> tuple[Text, ...]:
    years = str(gap["first"]) if gap["first"] == gap["last"] else f"{gap['first']} to {gap['last']}"
    return Text(years, "dim"), Text("no plan that was read has it", "dim"), Text("")


def _step(step: Answer) -> tuple[Text, ...]:
    told = Text.assemble((shortened(step["text"]), "bold"), f"\n{step['status'] or 'no status told'}")
    if step["priority"]:
        told.append(f", {step['priority']}")
    if step["owners"]:
        told.append(f"\nowners: {', '.join(step['owners'])}")
    if step["beside"]:
        told.append(f"\none cell tells the progress of {step['beside']} actions:", "dim")
    for note in step["progress"]:
        told.append(f"\n· {shortened(note)}")
    if step["how"]:
        told.append(f"\n{step['how']}, inferred ({step['confidence']:.0%} sure): {step['comparison']}", "dim")
    return Text(step["plan_year"], "cyan"), told, says_so(step["evidence"])


def print_silent(answer: Answer) -> None:
    """What fell silent, with the last paper that names it."""
    rows = [
        (each["last"], Text.assemble((shortened(each["name"]), "bold"), f" ({each['kind'].lower()})"), each["why"],
         says_so(each["evidence"]))
        for each in answer["silent"]
    ]  # fmt: skip
    if not rows:
        messages.print("every commitment is still named by the latest papers, or was done")
    print_table("Fell silent", ("last", "what", "why", "in the words of"), rows)
