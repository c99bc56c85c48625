"""The classification authority block: who classified the cable, why, or what it is derived from."""
