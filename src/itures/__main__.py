"""`python -m itures` is the command `itures`."""

from itures.cli import main

if __name__ == "__main__":
    main()
