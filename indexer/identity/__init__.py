"""Which mentions are one decision, and what the papers disagree about: judged from values alone, below the store."""
