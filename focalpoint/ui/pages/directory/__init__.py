"""The page of the ministries and their people."""
