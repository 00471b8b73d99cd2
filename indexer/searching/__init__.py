"""What a person typed → a query, and a query → hits with their passages."""
