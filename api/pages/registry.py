"""Every page there is, in the order in which addresses are tried."""

from fastapi import APIRouter

from api.pages import (
    barometer,
    calendar_feeds,
    case,
    case_looks,
    chair_home,
    chair_phone,
    common,
    data_officer,
    desk,
    erasures,
    mailbox,
    member_acts,
    member_filing,
    member_home,
    member_sending,
    smsbox,
    staff_acts,
    staff_queue,
    working_days,
)

PAGES: tuple[APIRouter, ...] = (
    common.routes,
    calendar_feeds.routes,
    member_home.routes,
    chair_home.routes,
    chair_phone.routes,
    member_sending.routes,
    member_filing.routes,
    member_acts.routes,
    staff_queue.routes,
    staff_acts.routes,
    case_looks.routes,
    case.routes,
    desk.routes,
    data_officer.routes,
    erasures.routes,
    mailbox.routes,
    smsbox.routes,
    barometer.routes,
    working_days.routes,
)
