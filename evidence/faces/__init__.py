"""The faces room; see ARCHITECTURE.md."""
