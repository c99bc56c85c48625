"""The fields of the transmission header (FL1 to FL9), of page lines, and of the lines that only a SMART message has."""
