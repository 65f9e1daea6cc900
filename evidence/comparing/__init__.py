"""The comparing room; see ARCHITECTURE.md."""
