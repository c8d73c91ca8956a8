"""Rules about pages that are translations of each other."""
