"""The drawing room; see ARCHITECTURE.md."""
