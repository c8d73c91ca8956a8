"""What a Markdown body refers to and emphasises, as Hugo's goldmark reads it, without rendering."""
