"""Rules about addresses: two pages at one, pages that nobody can open, what Hugo changes."""
