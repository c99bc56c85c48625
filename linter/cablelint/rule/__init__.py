"""The Rule API: what a rule is, may ask and yields; and where the rules come from."""
