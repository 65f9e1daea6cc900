"""The batch room; see ARCHITECTURE.md."""
