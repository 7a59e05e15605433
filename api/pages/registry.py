"""Every page there is, in the order in which addresses are tried."""

from fastapi import APIRouter

from api.pages import chair_home, common, member_filing, member_home, member_sending

PAGES: tuple[APIRouter, ...] = (
    common.routes,
    member_home.routes,
    chair_home.routes,
    member_sending.routes,
    member_filing.routes,
)
