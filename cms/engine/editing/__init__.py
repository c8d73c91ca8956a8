"""Edits that people ask for: values set and removed, terms renamed, articles published.

An edit is a callable that takes a page and gives the document as it is to be. It is made of patches
that are proven one by one; a file with a patch that cannot be proven stays as it is.
"""
