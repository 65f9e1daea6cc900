"""The reading room; see ARCHITECTURE.md."""
