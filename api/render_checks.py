"""What does not hold together, in a terminal: a plain sentence, and under it the words that conflict."""

from __future__ import annotations

from rich.text import Text

from api.progress import messages
from api.render_tables import Answer, print_table, says_so


def print_checks(answer: Answer) -> None:
    """A row for each check; the papers are shown, never corrected."""
    rows = [(each["kind"], Text(each["says"], "bold"), says_so(each["evidence"])) for each in answer["checks"]]
    if not rows:
        messages.print("nothing that was compared disagrees")
        return
    print_table("Does not hold together", ("kind", "what", "in the words of"), rows)
