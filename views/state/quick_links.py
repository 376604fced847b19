"""Links of our own blocks lead to another page as fast as the menu does, without loading the whole app anew."""

from streamlit.components.v2 import component

# Streamlit's own links add the filters to an address that has them already, so theirs are followed the same way.
# Streamlit draws an address anew when the reader goes back to it; a link puts its address there first and then says so.
# What opens a tab of its own, and a link that leaves the app, is left to the browser.
# On a phone Streamlit's menu in groups is a list whose items lie deeper than a list has them; without those roles
# what reads the page aloud finds links under headings.
_SCRIPT = """
const mendMenu = () => document.querySelectorAll('[data-testid=stSidebarNavItems], [data-testid=stSidebarNavItems] li')
  .forEach(each => each.setAttribute('role', 'none'))
export default function () {
  for (const milliseconds of [0, 300, 1000]) setTimeout(mendMenu, milliseconds)  // the menu may be drawn later
  if (window.followsLinks) return
  window.followsLinks = true
  document.addEventListener('click', event => {
    requestAnimationFrame(mendMenu)
    const link = event.target.closest?.('.cc a[href], a[data-testid=stPageLink-NavLink]')
    const special = event.button || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey
    if (!link || special || link.target || link.origin !== location.origin || link.getAttribute('href').startsWith('#')) return
    event.preventDefault()
    event.stopPropagation()
    history.pushState({}, '', link.href)
    window.dispatchEvent(new PopStateEvent('popstate'))
    document.querySelector('[data-testid=stMain]')?.scrollTo(0, 0)
  }, true)
}
"""


def follow_links() -> None:
    """Makes the browser follow links within the app without loading the app anew, and mends the menu of a phone."""
    component("quick_links", js=_SCRIPT)(key="quick-links", height=0)
