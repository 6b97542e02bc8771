"""References: tables, rows, graphs."""
