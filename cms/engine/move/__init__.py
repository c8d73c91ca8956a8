"""``move``: content goes to another place, and no link that leads to it or from it breaks."""
