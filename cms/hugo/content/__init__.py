"""The files below ``content``: which Hugo sees, and what their names say."""
