"""Speed, measured against peers in one run; never asserted by a test."""
