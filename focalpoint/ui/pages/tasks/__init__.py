"""The page of the ministries' tasks."""
