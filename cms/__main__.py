"""``python -m cms``."""

from cms.cli.main import main

if __name__ == "__main__":
    main()
