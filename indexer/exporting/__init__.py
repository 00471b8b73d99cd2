"""Results as others take them: JSON, tables, workbooks, annexes."""
