"""Write the bytes of a file to standard output again and again, so many of them: `stream.py FILE BYTES`."""

import os
import sys

PIECE = 1 << 20


def main():
    with open(sys.argv[1], "rb") as file:
        data = memoryview(file.read())
    left, at = int(sys.argv[2]), 0
    while left > 0:
        try:
            wrote = os.write(1, data[at:at + min(left, PIECE)])
        except BrokenPipeError:
            return
        left, at = left - wrote, (at + wrote) % len(data)


if __name__ == "__main__":
    main()
