"""`python -m agency`."""

import sys

from agency.console import main

if __name__ == "__main__":
    sys.exit(main())
