"""Articles converted between the ways Chinese is written."""
