"""Every page there is, in the order in which addresses are tried."""

from fastapi import APIRouter

from api.pages import (
    barometer,
    case,
    chair_home,
    common,
    desk,
    mailbox,
    member_acts,
    member_filing,
    member_home,
    member_sending,
    staff_acts,
    staff_queue,
)

PAGES: tuple[APIRouter, ...] = (
    common.routes,
    member_home.routes,
    chair_home.routes,
    member_sending.routes,
    member_filing.routes,
    member_acts.routes,
    staff_queue.routes,
    staff_acts.routes,
    case.routes,
    desk.routes,
    mailbox.routes,
    barometer.routes,
)
