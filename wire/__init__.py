"""The contract between desktop and agency."""
