"""What a person can do: one method, one use case, one unit of work, one ChangeSet."""
