"""Rules about images on other hosts, which ``cms check-images`` asks for."""
