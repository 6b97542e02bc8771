"""Builds a corpus and kills itself, with SIGKILL, after so many instructions of SQLite: python killed.py CORPUS FOLDER COUNT.

Prints how many there were where it comes to the end.
"""

from __future__ import annotations

import os
import signal
import sqlite3
import sys

from itures.session.corpus import building
from itures.session.session import Settings
from itures.store import opening

EVERY = 20
count = 0


def main() -> None:
    path, folder, last = sys.argv[1:]
    plain = opening._connected

    def counted(uri: str) -> sqlite3.Connection:
        connection = plain(uri)

        def one() -> int:
            global count
            count += 1
            if count == int(last):
                os.kill(os.getpid(), signal.SIGKILL)
            return 0

        connection.set_progress_handler(one, EVERY)
        return connection

    opening._connected = counted
    building.BATCH = 4
    building.build(path, [folder], Settings(), jobs=1)
    sys.stdout.write(str(count))


if __name__ == "__main__":
    main()
