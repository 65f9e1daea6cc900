"""The facts room; see ARCHITECTURE.md."""
