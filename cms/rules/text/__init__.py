"""Rules about the text itself, mostly about what goes wrong in Chinese only."""
