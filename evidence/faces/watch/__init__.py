"""The inbox that is watched; see ARCHITECTURE.md."""
