"""Times, dates and zones as Go and Hugo read and write them."""
