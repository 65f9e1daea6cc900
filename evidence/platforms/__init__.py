"""The platforms room; see ARCHITECTURE.md."""
