"""The TAGS line."""
