"""Rules about images: whether readers get them, and what those get who cannot see them."""
