"""What the linter says: violations, findings, their places and the report."""
