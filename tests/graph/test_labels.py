"""Labels of one enduring priority are joined, those of two are not."""

import pytest

from corpus.load import PriorityEntry
from graph.labels import Labels


@pytest.fixture
def labels() -> Labels:
    known = Labels([PriorityEntry(id="asb", name="Anti-Social Behaviour", also=("ASB", "Nuisance & ASB"))])
    known.add_all(["Violence Against Women and Girls (VAWG)", "Rural Crime", "Road Safety", "VAWG and Rural Crime"])
    return known


@pytest.mark.parametrize(
    ("label", "keys"),
    [
        ("anti social behaviour", ("asb",)),
        ("ASB", ("asb",)),
        ("Nuisance and Anti-Social Behaviour", ("asb",)),
        ("Tackling Rural Crime", ("rural-crime",)),
        ("2031 - Road Safety", ("road-safety",)),
        ("VAWG", ("violence-against-women-and-girls",)),
        ("VAWG & Rural Crime", ("violence-against-women-and-girls", "rural-crime")),
        ("Violence Against Women", ("violence-against-women-and-girls",)),
        ("Rural", ()),
        ("Hate Crime", ()),
    ],
)
def test_what_a_label_means(labels: Labels, label: str, keys: tuple[str, ...]) -> None:
    if label == "Nuisance and Anti-Social Behaviour":
        labels.add_all([label])
        labels.join(label, "ASB")
    assert labels.keys(label) == keys


def test_a_renaming_joins_two_labels(labels: Labels) -> None:
    labels.add_all(["Farm and Village Crime"])
    labels.join("Rural Crime", "Farm and Village Crime")
    assert labels.keys("Farm and Village Crime") == ("rural-crime",)


def test_what_the_profile_parts_is_never_joined() -> None:
    labels = Labels([PriorityEntry(id="a", name="Rural Crime"), PriorityEntry(id="b", name="Farm Crime")])
    labels.join("Rural Crime", "Farm Crime")
    assert labels.keys("Farm Crime") == ("b",)


def test_labels_that_differ_in_spelling_alone(labels: Labels) -> None:
    assert labels.is_same_label("VAWG", "Violence against women & girls")
    assert not labels.is_same_label("Rural Crime", "Farm and Village Crime")
