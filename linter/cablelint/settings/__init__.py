"""Settings, the selection of rules, and the configuration files that both come from."""
