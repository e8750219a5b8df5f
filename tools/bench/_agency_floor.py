"""The least a server can do: one bare route that takes records, and one that shows a page.

The same framework, server, decoder, bulk insert and commit as the agency's, and no check at all
(decision 37). Run as a process of its own:

    python tools/bench/_agency_floor.py DATABASE [PAGE_FILE]

DATABASE is a file or the URL of a PostgreSQL database.
"""

import json
import socket
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

import msgspec  # noqa: E402
import uvicorn  # noqa: E402
from litestar import Litestar, Request, Response, get, put  # noqa: E402

from agency.routes.pages import HEADERS  # noqa: E402
from agency.store import tables  # noqa: E402
from agency.store.bulk import insert_rows  # noqa: E402
from agency.store.engine import Store, open_store  # noqa: E402
from wire import encoding, vocabulary  # noqa: E402
from wire.batch import Record  # noqa: E402

_COLUMNS = ("employer_id", "batch_no", "line", *vocabulary.FIELDS)
_DECODER = msgspec.json.Decoder(Record)


def main(database: str, page: str = "") -> int:
    """Serve on a free loopback port until stopped; one JSON line says where."""
    # Named as TCP, so that asyncio switches Nagle's algorithm off, as for the agency.
    listener = socket.socket(socket.AF_INET, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    listener.bind(("127.0.0.1", 0))
    listener.listen()
    html = Path(page).read_text("utf-8") if page else ""
    store = open_store(database)
    app = Litestar(
        [_taking(store), _showing(html)],
        openapi_config=None,
        logging_config=None,
        request_max_body_size=None,
    )
    config = uvicorn.Config(
        app, access_log=False, log_config=None, lifespan="on", server_header=False
    )
    print(json.dumps({"port": listener.getsockname()[1]}), flush=True)
    uvicorn.Server(config).run(sockets=[listener])
    store.close()
    return 0


def _taking(store: Store) -> Callable[..., Any]:  # Any: Litestar's handlers are typed so
    @put("/floor/{employer:int}/{batch:int}")
    async def take(
        request: Request[Any, Any, Any],  # Any: no user, no auth backend, no state
        employer: int,
        batch: int,
    ) -> Response[bytes]:
        body = encoding.inflate(await request.body(), encoding.ZSTD)
        records = _DECODER.decode_lines(body)
        rows = [
            (employer, batch, line, *msgspec.structs.astuple(record))
            for line, record in enumerate(records, start=2)
        ]
        with store.of_nobody() as connection:
            count = insert_rows(connection, tables.records, _COLUMNS, rows)
        return Response(str(count).encode(), media_type="text/plain")

    return take


def _showing(html: str) -> Callable[..., Any]:  # Any: as above
    @get("/r/{token:str}", sync_to_thread=False)
    def show(token: str) -> Response[str]:
        del token
        return Response(html, media_type="text/html", headers=HEADERS)

    return show


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
