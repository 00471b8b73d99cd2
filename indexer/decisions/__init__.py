"""What many documents say of one decision: identity, trace, directory, disagreements, repeats, validity."""
