"""Facts as CSV, each row with its source, and their loaders."""
