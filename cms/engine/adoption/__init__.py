"""A repository takes up this program: its settings, its hooks, its jobs."""
