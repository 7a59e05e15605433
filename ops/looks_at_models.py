"""Looks at the models in force: is each file the one that was approved, and does it still say what it did."""

from collections.abc import Iterator

from domain.kinds import KINDS
from domain.risk.words import FAULTS
from domain.words import Language
from ledger.application import Ledger
from ops.findings import Finding, House, found
from risk.store import Store, Unfit

RETRAIN = "Have a new model trained: `birge model train`; two people put it into force."
RETIRE = "Retire it: `birge model retire`; the rules then serve. Until then every case waits for a person."


def models(house: House) -> Iterator[Finding]:
    ledger = Ledger.at(house.settings, KINDS)
    try:
        yield from _of(ledger)
    finally:
        ledger.close()


def _of(ledger: Ledger) -> Iterator[Finding]:
    organisation, store = ledger.context(), Store(ledger.reads.pool)
    reports = store.reports()
    for serving in organisation.serving.values():
        what = f"model {serving.model[:12]}"
        try:
            store.model(serving.model)
        except Unfit as unfit:
            yield Finding(what, well=False, said=FAULTS[unfit.fault].in_(Language.EN), mend=RETIRE)
            continue
        report = reports[serving.model].report if serving.model in reports else {}
        drifted, kept = report.get("drifted", False), report.get("kept", True)
        said = "scores drift" if drifted else "serves as promised" if kept else "sees fewer cases than was promised"
        yield found(what, well=kept and not drifted, said=said, mend=RETRAIN)
