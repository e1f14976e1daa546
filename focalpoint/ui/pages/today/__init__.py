"""The first page: what needs attention, how far the plan is, what others changed."""
