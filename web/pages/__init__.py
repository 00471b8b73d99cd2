"""The pages, a module each: open the store, call a verb of ``indexer``, show what it gives."""
