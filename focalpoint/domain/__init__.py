"""What the work is: enums, frozen values and rules. Standard library only."""
