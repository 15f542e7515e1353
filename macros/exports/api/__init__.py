"""The JSON API of the site: files at fixed addresses, in forms of their own that only grow.

`forms.py` says what the files hold, `resolve.py` fills the forms from the data, `contract.py` makes their schemas
and says what a change of them would take away, `files.py` writes all files.
"""
