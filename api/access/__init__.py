"""Who may ask what: keys and their roles, limits, what is hidden from whom, and the log of what was asked."""
