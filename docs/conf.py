"""How Sphinx builds the site: pages in Markdown, notebooks with their outputs, and the pages that are made from the code."""

import sys
from pathlib import Path

from claims.installation.version import __version__

sys.path.insert(0, str(Path(__file__).parent))  # where the first two extensions are

project = "Competing Claims"
author = "The maintainers of Competing Claims"
release = __version__
extensions = ["accessible_pages", "reference_pages", "myst_nb", "sphinx.ext.autodoc", "sphinx.ext.napoleon"]

myst_heading_anchors = 4
myst_enable_extensions = ["colon_fence"]
nb_execution_mode = "off"  # the tests run the notebooks, and hold their outputs to what is stored
exclude_patterns = ["**.ipynb_checkpoints"]
default_role = "code"
toc_object_entries = False
autodoc_member_order = "bysource"
autodoc_typehints = "signature"
autodoc_typehints_format = "short"
napoleon_use_ivar = True

html_theme = "furo"
html_title = f"Competing Claims {release}"
html_copy_source = False
html_use_index = False
html_domain_indices = False
html_show_sphinx = False
html_show_copyright = False
html_static_path = ["static"]
html_css_files = ["site.css"]
pygments_style = "a11y-high-contrast-light"
pygments_dark_style = "a11y-high-contrast-dark"
