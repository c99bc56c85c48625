"""The language server: what an editor asks while a cable is written. It needs the extra `lsp` (pygls).

`text.py` holds a document as an editor counts in it, `reading.py` what cablelint knows of it, `worker.py` the one
thread that thinks, `service.py` the server itself; the other modules answer a question each, in the words of the
protocol.
"""
