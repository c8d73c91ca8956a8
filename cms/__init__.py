"""Content management and linting for Hugo sites."""

__version__ = "0.1.0"
