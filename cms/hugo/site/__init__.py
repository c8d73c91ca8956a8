"""A whole site: pages in all languages, where they go, how they are linked."""
