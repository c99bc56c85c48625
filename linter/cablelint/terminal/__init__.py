"""What a terminal shows: safe text, colours, suggestions."""
