#!/usr/bin/python3
"""A window with one WebKitGTK page that WebKitWebDriver drives. It can have any size; the system's own test browser has a minimum.

webkit-window.py WIDTH HEIGHT FOLDER TEXT: the browser stores its data in FOLDER; text is TEXT times as large as usual. The page's console is
written to stdout.
"""
import sys

import gi

gi.require_version("Gtk", "3.0")
gi.require_version("Gdk", "3.0")
gi.require_version("WebKit2", "4.1")
from gi.repository import Gdk, Gtk, WebKit2  # noqa: E402

width, height, folder, text = int(sys.argv[1]), int(sys.argv[2]), sys.argv[3], float(sys.argv[4])
Gtk.Settings.get_default().set_property("gtk-enable-animations", False)  # pages see this as "reduced motion"
data = WebKit2.WebsiteDataManager(base_data_directory=folder, base_cache_directory=folder)
context = WebKit2.WebContext(website_data_manager=data)
context.set_automation_allowed(True)


def take_focus(window):
    """Gives the window the focus, since there is no window manager that would."""
    event = Gdk.Event.new(Gdk.EventType.FOCUS_CHANGE)
    event.focus_change.window = window.get_window()
    event.focus_change.in_ = 1
    window.event(event)


def make_view(session, related=None):
    window = Gtk.Window()
    window.set_decorated(False)
    settings = WebKit2.Settings(enable_write_console_messages_to_stdout=True, zoom_text_only=True)
    options = {"related_view": related} if related is not None else {"web_context": context}
    view = WebKit2.WebView(is_controlled_by_automation=True, settings=settings, **options)
    view.set_zoom_level(text)
    view.connect("create", lambda opener, action: make_view(session, opener))
    view.connect("close", lambda closed: window.destroy())
    window.add(view)
    window.set_default_size(width, height)
    window.show_all()
    view.grab_focus()
    take_focus(window)
    return view


def on_session(_, session):
    info = WebKit2.ApplicationInfo()
    info.set_name("webkit-window")
    info.set_version(WebKit2.get_major_version(), WebKit2.get_minor_version(), WebKit2.get_micro_version())
    session.set_application_info(info)
    session.connect("create-web-view", make_view)


context.connect("automation-started", on_session)
Gtk.main()
