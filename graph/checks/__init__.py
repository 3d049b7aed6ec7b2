"""What does not hold together in the papers: sums, percentages, two values for one thing, dates."""
