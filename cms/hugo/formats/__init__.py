"""Front matter and configuration in YAML, TOML, JSON and Org, decoded as Hugo decodes them."""
