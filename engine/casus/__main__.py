"""`python -m casus` is the command `casus`."""

import sys

if not sys.flags.safe_path:
    del sys.path[0]  # the folder that the call is made in: nothing that lies there is code of ours

from casus.cli.main import main

if __name__ == "__main__":
    main()
