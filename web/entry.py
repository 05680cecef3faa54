"""The door: a person types the token once."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Form, Request
from fastapi.responses import RedirectResponse, Response

from web.desk import desk_of, page
from web.guards import is_token, set_token

router = APIRouter(include_in_schema=False)


@router.get("/login")
def ask_token(request: Request) -> Response:
    """The form."""
    return page(request, "login.html", wrong=False)


@router.post("/login")
def enter(request: Request, token: Annotated[str, Form(max_length=200)] = "") -> Response:
    """Home, with the token remembered; the form again for a wrong one."""
    desk = desk_of(request)
    if not is_token(desk, token):
        return page(request, "login.html", 401, wrong=True)
    answer = RedirectResponse("/", 303)
    set_token(answer, desk)
    return answer
