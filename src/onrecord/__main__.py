"""``python -m onrecord``: the command, where its script is not on the path."""

from onrecord.cli.main import run

if __name__ == "__main__":
    run()
