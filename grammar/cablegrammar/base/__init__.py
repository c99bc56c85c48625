"""What everything stands on: nodes with spans, the decoded source, dates, the nearest word."""
