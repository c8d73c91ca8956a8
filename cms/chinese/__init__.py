"""What the Chinese language needs: the two scripts it is written in."""
