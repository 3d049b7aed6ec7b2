"""What no paper states, in a terminal, in words that can be cited."""

from __future__ import annotations

from rich.text import Text

from api.render import print_hits
from api.render_tables import Answer, answers, place, print_table, shortened


def print_absence(answer: Answer) -> None:
    """The negative with what was searched; or the passages that speak against it."""
    papers, pages = len(answer["searched"]), sum(each["pages"] for each in answer["searched"])
    range_ = f"{papers:,} paper{'s' * (papers != 1)}, {pages:,} pages with text"
    if answer["absent"]:
        answers.print(Text(f"No paper that was read states “{answer['statement']}”: searched {range_}.", "bold"))
    else:
        answers.print(Text(f"Stated: {answer['total']:,} passages hold these words, of {range_}.", "bold"))
        print_hits({**answer, "taken_for": {}, "any_word": False})
    if answer["also"]:
        answers.print(Text(f"searched for as well: {', '.join(answer['also'])}", "dim"))
    rows = [(place(each), shortened(each["text"])) for each in answer["nearest"]]
    print_table("Nearest passages, which hold some of the words", ("paper", "words"), rows)
    unread = [(each["paper"], each["what"], each["where"]) for each in answer["not_read"]]
    print_table("Could not be read, or was not searched", ("paper", "what", "where"), unread)
    names = [f"{each['paper']} ({_pages(each)})" for each in answer["searched"]]
    answers.print(Text(f"searched: {', '.join(names)}", "dim"))


def _pages(paper: Answer) -> str:
    if not paper["pages"]:
        return "a web page" if paper["format"] == "html" else "text without pages"
    return f"{paper['pages']} page{'s' * (paper['pages'] != 1)}"
