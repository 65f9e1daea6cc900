"""How the sample cases are made; run by samples/make.py, never imported by the program."""
