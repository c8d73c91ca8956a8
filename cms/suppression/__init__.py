"""Living with a linter: comments that suppress findings, baselines, and what a branch touched."""
