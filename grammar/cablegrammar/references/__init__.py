"""References: the REF line, cable ids, and what the prose cites."""
