"""Mistakes of all rules put into real pages, fixed, and compared byte by byte."""
