"""What the agency does, without HTTP."""
