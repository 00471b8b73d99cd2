"""What pages are made of: facets, facts, periods, pictures, tables, marked text."""
