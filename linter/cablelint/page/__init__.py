"""cablelint as one page: an HTML file that runs it in a browser, for networks on which nothing can be installed.

`document` writes the file: the interpreter (`runtime`), the modules (`modules`, compiled by `compiling`), the scripts
and styles of `web/`, and the policy that forbids every connection. `session` is what then answers in the browser.
"""
