"""``tieout completion``: the set-up line of shell completion."""

from __future__ import annotations

import click

_EPILOG = """\
\b
Examples:
  tieout completion bash >> ~/.bashrc
  tieout completion zsh >> ~/.zshrc
  tieout completion fish > ~/.config/fish/completions/tieout.fish
"""


@click.command(epilog=_EPILOG)
@click.argument("shell", type=click.Choice(("bash", "zsh", "fish")))
def completion(shell: str) -> int:
    """Print what your shell's start-up file needs so that commands and options complete with the tab key."""
    from click.shell_completion import get_completion_class

    from tieout.cli import main

    found = get_completion_class(shell)
    if found is not None:
        click.echo(found(main, {}, "tieout", "_TIEOUT_COMPLETE").source())
    return 0
