"""The icon a folder is dropped on; see ARCHITECTURE.md."""
