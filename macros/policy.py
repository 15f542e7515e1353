"""The Content-Security-Policy of a page: what its own site needs, and nothing else."""

import base64
import hashlib
import re

_INLINE_SCRIPT = re.compile(r"<script(?![^>]*\bsrc=)([^>]*)>(.*?)</script>", re.DOTALL)
_SHARED = (
    "style-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'self'; worker-src 'self'; "
    "base-uri 'none'; form-action 'self'"
)
_POLICY = f"default-src 'none'; script-src 'self'{{hashes}}; {_SHARED}"


def with_policy(page: str) -> str:
    """The page with a policy that allows its own inline scripts by hash, and no others; and no referrer elsewhere."""
    scripts = [body for attributes, body in _INLINE_SCRIPT.findall(page) if "application/json" not in attributes]
    digests = dict.fromkeys(base64.b64encode(hashlib.sha256(body.encode()).digest()).decode() for body in scripts)
    policy = _POLICY.format(hashes="".join(f" 'sha256-{digest}'" for digest in digests))
    tag = f'<meta http-equiv="Content-Security-Policy" content="{policy}"><meta name="referrer" content="same-origin">'
    return page.replace('<meta charset="utf-8">', f'<meta charset="utf-8">{tag}', 1)


def of_server(framed: bool = False) -> str:
    """What a server says beside the policy in each page; `framed`: other sites may show the page.

    Which scripts may run stays with the page: it knows the hashes of its own, and a list of all of them in the
    settings of a server would be wrong after the next version of the theme. A browser obeys both policies. Only a
    server can say who may show a page in a frame.
    """
    return f"{_SHARED}; object-src 'none'; frame-src 'none'" + ("" if framed else "; frame-ancestors 'none'")
