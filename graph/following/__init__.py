"""What became of actions: how later plans go on with them, what was given for them, what was resolved."""
