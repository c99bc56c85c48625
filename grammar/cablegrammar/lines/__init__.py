"""From a decoded text to the lines of its messages: artefacts of copies, and the reader of `cable.lark`."""
