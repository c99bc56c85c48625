"""What may be asked of one marking, whatever the family of rules: how it is judged, its right form, its separators."""
