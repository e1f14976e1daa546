"""The wizard: draws any specification of a request, its answers, its findings and the letter that they make."""
