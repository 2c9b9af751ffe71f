"""Where the frozen program starts."""

import os

# The bundle's own search path is for its own libraries, not for programs that it starts.
before = os.environ.pop("LD_LIBRARY_PATH_ORIG", None)
if os.environ.pop("LD_LIBRARY_PATH", None) is not None and before is not None:
    os.environ["LD_LIBRARY_PATH"] = before

from timeline_app.cli import main  # noqa: E402

raise SystemExit(main())
