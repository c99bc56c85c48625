"""The E.O. line and the declassification instruction."""
