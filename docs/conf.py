"""How the documentation is built: `sphinx-build -W --keep-going -b html docs OUT`."""

import sys
from pathlib import Path

from clustermodel import __version__

sys.path.insert(0, str(Path(__file__).parent / "_ext"))

project = "clustermodel"
release = __version__
language = "en"
smartquotes = False  # messages stand on the pages as they are printed

extensions = ["sphinx.ext.autodoc", "myst_parser", "clustermodel_pages"]
exclude_patterns = ["_build", "_ext", "_findings"]

html_theme = "furo"
html_title = f"clustermodel {__version__}"
html_copy_source = False
html_show_copyright = False

myst_enable_extensions = ["deflist"]
myst_heading_anchors = 3

default_role = "code"  # docstrings are written with single backticks
autodoc_member_order = "bysource"
autodoc_typehints_format = "short"
