"""A command group that imports a command when it is asked for, guesses at misspelt names, and maps every
exit code.
"""

from __future__ import annotations

import gc
import os
import sys
import traceback
from collections.abc import Mapping, Sequence
from difflib import get_close_matches
from importlib import import_module
from types import TracebackType
from typing import Any, NoReturn

import click

from tieout.errors import TieoutError

USAGE = 2
INTERRUPTED = 130
INTERNAL = 70


@click.pass_context
def _help_if_alone(context: click.Context) -> None:
    if context.invoked_subcommand is None:
        click.echo(context.get_help())


class LazyGroup(click.Group):
    """``homes`` maps a command to ``module:attribute``; ``lines`` to its line in the help."""

    def __init__(self, *, homes: Mapping[str, str], lines: Mapping[str, str], **settings: Any) -> None:
        super().__init__(callback=_help_if_alone, invoke_without_command=True, **settings)
        self.homes = dict(homes)
        self.lines = dict(lines)

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(self.homes)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in self.homes:
            return None
        module, attribute = self.homes[cmd_name].split(":")
        command: click.Command = getattr(import_module(module), attribute)
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Commands"):
            formatter.write_dl(list(self.lines.items()))

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        name = args[0]
        if name not in self.homes and not name.startswith("-"):
            close = get_close_matches(name, self.homes, n=2)
            guess = f" Did you mean {' or '.join(close)}?" if close else " See tieout --help."
            raise click.UsageError(f"There is no command {name!r}.{guess}", ctx)
        return super().resolve_command(ctx, args)

    def main(
        self,
        args: Sequence[str] | None = None,
        prog_name: str | None = None,
        complete_var: str | None = None,
        standalone_mode: bool = True,
        **extra: Any,
    ) -> Any:
        """Runs the command line; in ``standalone_mode`` it exits with one of the documented codes."""
        if not standalone_mode:
            return super().main(args, prog_name, complete_var, standalone_mode=False, **extra)
        collect_seldom()
        words = list(sys.argv[1:] if args is None else args)
        debug = "--debug" in words or bool(os.environ.get("TIEOUT_DEBUG"))
        words = [word for word in words if word != "--debug"]
        with Door(debug=debug):
            # click returns the code of context.exit() here, and a command's own return value otherwise.
            code = super().main(words, prog_name or "tieout", complete_var, standalone_mode=False, **extra)
            sys.stdout.flush()
            sys.exit(code if isinstance(code, int) else 0)


def collect_seldom() -> None:
    """Lets the garbage collector look seldom: a run makes rows by the million, none of them in cycles.

    With the default thresholds it walks them all again and again, a quarter of the time of extraction.
    """
    gc.freeze()
    gc.set_threshold(100_000, 50, 100)


class Door:
    """Where every exception leaves the house: a fault a person can mend is one line and its code, others
    are 70.

    click would exit 1 for an uncaught exception, which a pre-publication script reads as "hold".
    """

    def __init__(self, *, debug: bool) -> None:
        self.debug = debug

    def __enter__(self) -> Door:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if error is None or isinstance(error, SystemExit):
            return
        if self.debug and not isinstance(error, click.ClickException):
            traceback.print_exception(error)
        self._leave(error)

    def _leave(self, error: BaseException) -> NoReturn:
        if isinstance(error, click.exceptions.Exit):
            sys.exit(error.exit_code)
        if isinstance(error, click.UsageError):
            _usage(error)
        if isinstance(error, click.ClickException):
            _say(error.format_message(), USAGE)
        if isinstance(error, TieoutError):
            _say(str(error), error.exit_code)
        if isinstance(error, (KeyboardInterrupt, click.Abort)):
            _say("interrupted; nothing was left half-written.", INTERRUPTED)
        if isinstance(error, BrokenPipeError):
            # The reader went away (a pager, head). What is left in the buffer must not raise again at exit.
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            sys.exit(0)
        name = type(error).__name__
        detail = " ".join(str(error).split())[:200]
        _say(f"internal error: {name}: {detail} (--debug shows where; please report it)", INTERNAL)


def _say(message: str, code: int) -> NoReturn:
    click.echo("tieout: " + one_line(message), err=True)
    sys.exit(code)


def _usage(error: click.UsageError) -> NoReturn:
    command = error.ctx.command_path if error.ctx else "tieout"
    click.echo("tieout: " + one_line(error.format_message()), err=True)
    click.echo(f"Try: {command} --help", err=True)
    sys.exit(USAGE)


def one_line(message: str) -> str:
    """``message`` on one line with control characters shown: what an error prints can come from a hostile
    file.
    """
    from tieout.tables.cells import show_controls

    return " ".join(show_controls(message).split())
