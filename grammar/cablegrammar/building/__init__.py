"""From the parse tree of a message to its `Cable`: what LALR cannot decide, because it cannot count."""
