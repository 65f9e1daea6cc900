"""The case room; see ARCHITECTURE.md."""
