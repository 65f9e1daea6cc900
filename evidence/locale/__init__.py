"""The catalogue: what the program's English sentences are in Chinese."""
