"""New articles: where they go, what stands in them, and the files that come with them."""
