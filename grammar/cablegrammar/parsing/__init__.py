"""The machine room: the tables of the grammars, the driver that parses by them, and the matchers of their terminals.

Lark compiles the `.lark` files into these tables. `lark_internals.py` is the one module that knows it.
"""
