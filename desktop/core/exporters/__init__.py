"""Writers of workbooks and other files a user asks for."""
