"""People who come to the desk and are in no register, as a request tells of them."""

from typing import Annotated

from pydantic import AfterValidator, BaseModel, ConfigDict, Field

from api.fields import UnitId, refuse
from domain.identifiers import fault_of_iin
from domain.telephone import normal_number

LONGEST_NAME = 200


def _iin(number: str) -> str:
    if number and (fault := fault_of_iin(number)):
        raise refuse(fault)
    return number


def _phone(written: str) -> str:
    number = normal_number(written) if written else ""
    if number is None:
        raise refuse("phone-number")
    return number


def _name(name: str) -> str:
    if not name.strip():
        raise refuse("not-blank")
    return name.strip()


class NewcomerBody(BaseModel):
    """Somebody who is in no register. `primary` is where they work or worked; left out: the body of the desk."""

    model_config = ConfigDict(frozen=True, extra="forbid", hide_input_in_errors=True)

    name: Annotated[str, Field(min_length=1, max_length=LONGEST_NAME), AfterValidator(_name)]
    phone: Annotated[str, Field(max_length=40), AfterValidator(_phone)] = ""
    iin: Annotated[str, AfterValidator(_iin), Field(description="Twelve digits with their control digit.")] = ""
    primary: UnitId | None = None
