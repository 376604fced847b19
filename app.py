"""The app as Streamlit runs it, anew at each click; `serve.py` starts it with its collection already read."""

from views.navigation import show_app

show_app()
