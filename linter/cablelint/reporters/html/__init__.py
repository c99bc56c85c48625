"""One self-contained page for people who review: charts, a list to filter and search, a page a cable.

`render` writes it and needs the extra `html` (jinja2). The other modules need nothing: what they know of findings and
of the lines of a cable is for other pages, too.
"""
