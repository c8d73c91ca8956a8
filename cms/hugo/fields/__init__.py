"""Hugo's own front matter keys and what it makes of their values."""
