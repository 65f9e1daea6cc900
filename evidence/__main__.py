"""`python -m evidence`: the same as the command `evidence`."""

from evidence.faces.cli.start import main

if __name__ == "__main__":
    raise SystemExit(main())
