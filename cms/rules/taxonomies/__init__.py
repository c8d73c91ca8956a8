"""Rules about the terms of taxonomies, such as tags."""
