"""A single marking by the register: portion marks, banners, classification lines."""
