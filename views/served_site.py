"""The documentation beside the app: `serve.py` serves it where it is built, and the page *Method* links to it."""

from threading import Event

from starlette.routing import Mount
from starlette.staticfiles import StaticFiles

from claims.collection.shipped import built_site

SITE_ADDRESS = "/docs/"
is_served = Event()  # not when Streamlit was started with app.py itself


def site_routes() -> list[Mount]:
    """What the server needs to show the documentation; nothing where it is not built."""
    page = built_site()
    if page is None:
        return []
    is_served.set()
    return [Mount(SITE_ADDRESS.rstrip("/"), StaticFiles(directory=page.parent, html=True))]
