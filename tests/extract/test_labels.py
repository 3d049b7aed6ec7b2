"""Labels: lists cut where they should be, and spellings of one label joined."""

from __future__ import annotations

import pytest

from extract.labels import abbreviations, clean_label, key_of, split_labels


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Fraud; Noise, Litter & Dogs; and Drugs.", ["Fraud", "Noise, Litter & Dogs", "Drugs"]),
        ("Fraud, Noise and Litter", ["Fraud", "Noise", "Litter"]),
        ("Fraud, Noise, and Drugs and Alcohol", ["Fraud", "Noise", "Drugs and Alcohol"]),
        ("Noise and Violence Against Women and Girls", ["Noise", "Violence Against Women and Girls"]),
        ("(1) Fraud (2) Noise, litter and dogs (3) Drugs", ["Fraud", "Noise, litter and dogs", "Drugs"]),
        ("a) Fraud b) Noise", ["Fraud", "Noise"]),
        ("1. Fraud, 2. Noise and 3. Drugs", ["Fraud", "Noise", "Drugs"]),
        ("Scams (by phone, post and mail), Fraud", ["Scams (by phone, post and mail)", "Fraud"]),
    ],
)  # fmt: skip
def test_a_list_falls_into_its_labels(text, expected) -> None:
    assert [label.text for label in split_labels(text)] == expected


def test_a_known_name_is_never_cut() -> None:
    names = ["North, South and East Westmere Company"]
    found = split_labels("the Probation Service and the North, South and East Westmere Company", names)
    assert [label.text for label in found] == ["the Probation Service", "the North, South and East Westmere Company"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("• Fraud;", "Fraud"),
        ("3) Fraud.", "Fraud"),
        ("Fraud – we will tell people how to be safe", "Fraud"),
        ("Zero Harm – Road Strategy for Westmere", "Zero Harm – Road Strategy for Westmere"),
        ("Organised Crime", "Organised Crime"),
        ("organised crime", "organised crime"),
        ("Fraud which rose last year", "Fraud"),
        ("•", None),
        ("so many words " * 11, None),
    ],
)
def test_a_label_without_what_is_around_it(text, expected) -> None:
    label = clean_label(text)
    assert (label.text if label else None) == expected
    assert label is None or text[label.start : label.end] == label.text


def test_spellings_of_one_label() -> None:
    expand = abbreviations("Nuisance is Anti-Social Behaviour (ASB) to some; the ASB team of (NHS).")
    assert expand == {"asb": "anti social behaviour"}
    assert key_of("Noise & ASB", expand) == key_of("Noise and Anti-Social Behaviour (ASB)", expand)


def test_what_prose_after_a_dash_includes_is_no_sub_topic() -> None:
    text = (
        "Organised Crime and Terrorism – Improving the local response including awareness, a culture of care and trust"
    )
    label = clean_label(text)
    assert label is not None
    assert (label.text, label.includes) == ("Organised Crime and Terrorism", ())
