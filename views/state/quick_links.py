"""Links of our own blocks lead to another page as fast as the menu does, without loading the whole app anew.

What other pages are drawn with is loaded while the reader looks at the first, so that the first table and the first
list of choices appear as fast as any later one.
"""

from functools import cache
from pathlib import Path

import streamlit as st
from streamlit.components.v2 import component

_LOADED_EARLY = (
    "DataFrame",
    "Multiselect",
)  # parts of Streamlit's page; that of plots would stop the page for a second

# Streamlit's own links add the filters to an address that has them already, so theirs are followed the same way.
# Streamlit draws an address anew when the reader goes back to it; a link puts its address there first and then says so.
# What opens a tab of its own, and a link that leaves the app, is left to the browser.
# A link that opens a row or cell is drawn anew with its table: the page stays where it is, and the new link has the focus.
# On a phone Streamlit's menu in groups is a list whose items lie deeper than a list has them; without those roles
# what reads the page aloud finds links under headings. It covers the page, so it closes once a page is chosen.
_SCRIPT = """
const whenIdle = () => new Promise(done => setTimeout(() => (window.requestIdleCallback ?? setTimeout)(done), 300))
const load = async parts => {
  const start = document.querySelector('script[type=module][src*="/index."]')
  for (const part of start ? parts : []) {
    await whenIdle()
    await import(new URL(part, start.src).href).catch(() => {})  // then it is loaded when it is drawn
  }
}
const mendMenu = () => document.querySelectorAll('[data-testid=stSidebarNavItems], [data-testid=stSidebarNavItems] li')
  .forEach(each => each.setAttribute('role', 'none'))
const closeMenu = () => document.querySelector('[data-testid=stSidebarCollapseButton] button')?.click()
const keepFocus = link => {
  const watch = new MutationObserver(() => {
    if (document.activeElement !== document.body) return
    const drawn = document.getElementById(link.id)
    if (!drawn) return
    drawn.focus({ preventScroll: true })
    watch.disconnect()
  })
  watch.observe(document.body, { childList: true, subtree: true })
  setTimeout(() => watch.disconnect(), 5000)
}
export default function ({ data }) {
  for (const milliseconds of [0, 300, 1000]) setTimeout(mendMenu, milliseconds)  // the menu may be drawn later
  if (window.followsLinks) return
  window.followsLinks = true
  load(data.parts)
  document.addEventListener('click', event => {
    requestAnimationFrame(mendMenu)
    if (innerWidth < 768 && event.target.closest?.('[data-testid=stSidebarNavLink]')) setTimeout(closeMenu)
    const link = event.target.closest?.('.cc a[href], a[data-testid=stPageLink-NavLink]')
    const special = event.button || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey
    if (!link || special || link.target || link.origin !== location.origin || link.getAttribute('href').startsWith('#')) return
    event.preventDefault()
    event.stopPropagation()
    history.pushState({}, '', link.href)
    window.dispatchEvent(new PopStateEvent('popstate'))
    if (link.matches('.cc-opener, .cc-cell')) return keepFocus(link)
    document.querySelector('[data-testid=stMain]')?.scrollTo(0, 0)
  }, true)
}
"""


def follow_links() -> None:
    """Makes the browser follow links within the app without loading the app anew, and mends the menu of a phone."""
    component("quick_links", js=_SCRIPT)(key="quick-links", data={"parts": loaded_early()}, height=0)


@cache
def loaded_early() -> list[str]:
    """The files of the parts that are loaded early; a part that this version of Streamlit names otherwise is left out."""
    scripts = Path(st.__file__).parent / "static" / "static" / "js"
    return [file.name for part in _LOADED_EARLY for file in sorted(scripts.glob(f"{part}.*.js"))]
