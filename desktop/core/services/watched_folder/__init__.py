"""New files in a folder the company watches, offered and never imported by themselves."""
