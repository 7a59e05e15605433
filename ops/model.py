"""`birge model`: train a model and read its card; propose it, approve it as a second person, put it into force."""

import json
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import UTC, datetime
from typing import Annotated, Any

import psycopg
import typer
from pydantic import ValidationError

from domain.kernel import Refused
from domain.risk.words import Target
from domain.words import Language
from ops.options import Account, AsJson, DataDirectory, Password, Reason, asked, failed, settings_at

app = typer.Typer(help="Models of risk: trained, proposed, approved by a second person.", no_args_is_help=True)
policy = typer.Typer(help="The policy on risk: nothing is assessed without one.", no_args_is_help=True)
app.add_typer(policy, name="policy")

Model = Annotated[str, typer.Argument(help="The SHA-256 of its file, or the beginning of it.")]
Version = Annotated[int, typer.Argument(help="The number of the policy.", min=1)]
Percent = Annotated[int, typer.Option(min=1, max=100)]


@app.command()
def train(
    target: Annotated[Target, typer.Option(help="What is foreseen.")],
    as_of: Annotated[datetime | None, typer.Option(help="What was known then; now.", formats=["%Y-%m-%d"])] = None,
    seed: Annotated[int, typer.Option(help="The same seed gives the same model.", min=0)] = 7,
    data_dir: DataDirectory = None,
    *,
    as_json: AsJson = False,
) -> None:
    """Have a model learnt from the cases of members who agreed to it; refused where there are too few."""
    from ops.modelling import trained  # noqa: PLC0415  these load the whole domain

    moment = as_of.replace(tzinfo=UTC) if as_of else datetime.now(UTC)
    with _in_words():
        trained(settings_at(data_dir), target, moment, seed, as_json=as_json)


@app.command()
def card(model: Model, data_dir: DataDirectory = None, *, as_json: AsJson = False) -> None:
    """What a model was learnt from, what it reaches, and what it has to beat, as Markdown."""
    from ops.modelling import Desk  # noqa: PLC0415
    from risk.card import markdown  # noqa: PLC0415

    with _in_words(), Desk.open(settings_at(data_dir)) as desk:
        known, found = desk.card(model)
    typer.echo(json.dumps(found) if as_json else markdown(known, found))


@app.command("list")
def every(data_dir: DataDirectory = None, *, as_json: AsJson = False) -> None:
    """Every model that was trained here, and where it stands."""
    from ops.modelling import Desk  # noqa: PLC0415

    with _in_words(), Desk.open(settings_at(data_dir)) as desk:
        found = desk.models()
    typer.echo(json.dumps(found) if as_json else "\n".join("  ".join(map(str, one.values())) for one in found))


@app.command()
def propose(
    model: Model, account: Account, reason: Reason, password: Password = "", data_dir: DataDirectory = None
) -> None:
    """Ask for a model to serve."""
    _does("propose", model, account, password, data_dir, reason)


@app.command()
def approve(model: Model, account: Account, password: Password = "", data_dir: DataDirectory = None) -> None:
    """Agree to a proposed model, as a second person."""
    _does("approve", model, account, password, data_dir)


@app.command()
def reject(
    model: Model, account: Account, reason: Reason, password: Password = "", data_dir: DataDirectory = None
) -> None:
    """Turn a proposed model down, or take one's own proposal back."""
    _does("reject", model, account, password, data_dir, reason)


@app.command()
def activate(model: Model, account: Account, password: Password = "", data_dir: DataDirectory = None) -> None:
    """Put an approved model into force; it takes the place of the one that foresees the same."""
    _does("activate", model, account, password, data_dir)


@app.command()
def retire(
    model: Model, account: Account, reason: Reason, password: Password = "", data_dir: DataDirectory = None
) -> None:
    """Take a model out of force; where no other serves, the rules do."""
    _does("retire", model, account, password, data_dir, reason)


@policy.command("propose")
def propose_policy(  # noqa: PLR0917 - options of a command line
    account: Account,
    reason: Reason,
    recall: Percent = 90,
    ceiling: Percent = 15,
    blind: Percent = 5,
    password: Password = "",
    data_dir: DataDirectory = None,
) -> None:
    """Ask for cases to be assessed: the share to be seen beforehand, and how many a person can look at."""
    asked = {"recall": recall, "ceiling": ceiling, "blind": blind, "reason": reason}
    _decides("propose", asked, account, password, data_dir)


@policy.command("approve")
def approve_policy(version: Version, account: Account, password: Password = "", data_dir: DataDirectory = None) -> None:
    """Agree to a proposed policy, as a second person."""
    _decides("approve", {"version": version}, account, password, data_dir)


@policy.command("reject")
def reject_policy(
    version: Version, account: Account, reason: Reason, password: Password = "", data_dir: DataDirectory = None
) -> None:
    """Turn a proposed policy down, or take one's own proposal back."""
    _decides("reject", {"version": version, "reason": reason}, account, password, data_dir)


@policy.command("end")
def end_policy(
    version: Version, account: Account, reason: Reason, password: Password = "", data_dir: DataDirectory = None
) -> None:
    """Ask for nothing to be assessed any more; the policy goes on until a second person agrees."""
    _decides("end", {"version": version, "reason": reason}, account, password, data_dir)


@policy.command("approve-end")
def approve_end(version: Version, account: Account, password: Password = "", data_dir: DataDirectory = None) -> None:
    """Agree to the end of the policy, as a second person; reviews that are open stay required."""
    _decides("approve-end", {"version": version}, account, password, data_dir)


@policy.command("reject-end")
def reject_end(
    version: Version, account: Account, reason: Reason, password: Password = "", data_dir: DataDirectory = None
) -> None:
    """Keep the policy in force: turn its end down, or take one's own asking back."""
    _decides("reject-end", {"version": version, "reason": reason}, account, password, data_dir)


def _does(  # noqa: PLR0917 - what every command of this group is told
    act: str, model: str, account: str, password: str, data_dir: DataDirectory, reason: str = ""
) -> None:
    from ops.modelling import Desk  # noqa: PLC0415

    with _in_words(), Desk.open(settings_at(data_dir)) as desk:
        known = desk.does(act, model, reason, desk.account(account, asked(password)))
        found = desk.state.models[known]
    made_up = " (learnt from made-up cases)" if found.serving.synthetic else ""
    typer.echo(f"{known}: {found.standing}{made_up}")


def _decides(act: str, asked_for: Mapping[str, Any], account: str, password: str, data_dir: DataDirectory) -> None:
    from ops.modelling import Desk  # noqa: PLC0415

    with _in_words(), Desk.open(settings_at(data_dir)) as desk:
        desk.decides(act, asked_for, desk.account(account, asked(password)))
        state = desk.state
    in_force = f"version {state.policy.version} in force" if state.policy else "none in force"
    waiting = f", version {state.proposal.policy.version} proposed" if state.proposal else ""
    ending = f", the end of version {state.ending.version} proposed" if state.ending else ""
    typer.echo(f"Policy: {in_force}{waiting}{ending}.")


@contextmanager
def _in_words() -> Iterator[None]:
    """What stands against it, on stderr, with exit code 1."""
    from ops.accounts import NotAuthentic  # noqa: PLC0415
    from ops.modelling import NoSuchModel, Silent, TooFewCases  # noqa: PLC0415

    try:
        yield
    except Refused as refused:
        raise failed(f"{refused.rule.label.in_(Language.EN)} ({refused.rule.code})") from None
    except ValidationError:
        raise failed("Say why, with --reason.") from None
    except NotAuthentic:
        raise failed("No account with this login and password answers for models.") from None
    except NoSuchModel:
        raise failed("No model was trained here under this SHA-256, or several begin like it.") from None
    except TooFewCases as few:
        raise failed(few.words) from None
    except Silent:
        raise failed("Temporal does not answer: see `birge doctor`.") from None
    except psycopg.OperationalError:
        raise failed("The database does not answer: see `birge doctor`.") from None
