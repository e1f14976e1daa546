"""What is written out of a request: the letter, its replies and its companions, as neutral blocks."""
