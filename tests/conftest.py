"""Puts this folder on the path, so that tests can say `from building import a_case`."""
