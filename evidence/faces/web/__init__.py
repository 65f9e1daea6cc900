"""The page in the browser: drop a folder, read the verdict, answer, download. Served to this machine alone."""
