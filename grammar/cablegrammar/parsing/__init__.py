"""The machine room: everything that knows Lark. Loads the `.lark` files, stores and drives their parse tables."""
