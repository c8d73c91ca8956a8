"""Results of the page analysis, kept from run to run in the user's cache folder."""
