"""Rules about what the site's owner asks of front matter: see ``cms.schema``."""
