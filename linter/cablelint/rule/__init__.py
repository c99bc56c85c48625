"""The Rule API and where the rules come from."""
