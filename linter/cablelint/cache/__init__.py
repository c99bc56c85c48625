"""What was found in a file that has not changed since: kept for a day, in a folder of the user's own."""
