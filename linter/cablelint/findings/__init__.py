"""What becomes of a violation: findings, their places, fingerprints and excerpts, and the report."""
