"""Documents, photos and the files behind them."""

from __future__ import annotations

from playground.chats import Json
from playground.errors import bad_request
from playground.files import StoredFile
from playground.methods.messages import caption, post
from playground.params import Params
from playground.playground import Playground


def send_document(playground: Playground, params: Params) -> Json:
    chat = playground.chat_of(params.text("chat_id"))
    stored = _file(playground, params, "document")
    content = {"document": stored.as_document(), **caption(params)}
    return post(playground, chat, params, content)


def send_photo(playground: Playground, params: Params) -> Json:
    """Every photo is shown as one square size: the playground decodes no pictures."""
    chat = playground.chat_of(params.text("chat_id"))
    stored = _file(playground, params, "photo")
    sizes = [{**stored.as_json(), "width": 512, "height": 512}]
    return post(playground, chat, params, {"photo": sizes, **caption(params)})


def get_file(playground: Playground, params: Params) -> Json:
    stored = playground.files.get(params.text("file_id") or "")
    if stored is None:
        raise bad_request("invalid file_id")
    return {**stored.as_json(), "file_path": f"documents/{stored.id}"}


def _file(playground: Playground, params: Params, name: str) -> StoredFile:
    upload = params.upload(name)
    if upload is not None:
        return playground.files.keep(upload.name, upload.mime_type, upload.content)
    given = params.text(name)
    if not given:
        raise bad_request(f"there is no {name} in the request")
    stored = playground.files.get(given)
    if stored is None:
        raise bad_request("wrong file identifier/HTTP URL specified")
    return stored
