"""The document model: one cable as a frozen tree of typed nodes with spans."""
