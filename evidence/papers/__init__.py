"""The papers room; see ARCHITECTURE.md."""
