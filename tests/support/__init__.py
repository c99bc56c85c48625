"""What several tests share: invented findings, rules and cables."""
