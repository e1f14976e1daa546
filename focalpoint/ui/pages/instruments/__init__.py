"""The page of the treaties: where our country stands with each, and who is party to what, where and since when."""
