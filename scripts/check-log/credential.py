"""Checks credentials with PyPI sd-jwt, the library of the specification's authors.

usage: credential.py ISSUER-JWK CREDENTIAL...
"""

import base64
import json
import sys
from pathlib import Path

from jwcrypto.jwk import JWK
from sd_jwt.verifier import SDJWTVerifier


def payload(compact, key):
    verifier = SDJWTVerifier(compact, lambda issuer, header: key)
    return verifier.get_verified_payload()


def refused(compact, key):
    try:
        payload(compact, key)
    except Exception:  # The library raises many kinds; any refusal will do.
        return True
    return False


def name_of(disclosure):
    padded = disclosure + "=" * (-len(disclosure) % 4)
    return json.loads(base64.urlsafe_b64decode(padded))[1]


def flip(text, place):
    return text[:place] + ("A" if text[place] != "A" else "B") + text[place + 1 :]


def check(path, key):
    compact = Path(path).read_text("utf-8").strip()
    jwt, *disclosures, last = compact.split("~")
    if last:
        raise SystemExit(f"sd-jwt: {path} does not end in `~`")
    shown = payload(compact, key)
    for place, disclosure in enumerate(disclosures):
        # Each field is there when disclosed, and gone when withheld.
        name = name_of(disclosure)
        rest = disclosures[:place] + disclosures[place + 1 :]
        if name not in shown:
            raise SystemExit(f"sd-jwt: {path} does not show `{name}`")
        if name in payload("~".join([jwt, *rest, ""]), key):
            raise SystemExit(f"sd-jwt: {path} shows `{name}` though it is withheld")
    header, body, signature = jwt.split(".")
    damaged = [
        ".".join([header, flip(body, len(body) // 2), signature]),
        ".".join([header, body, flip(signature, 10)]),
    ]
    for wrong in damaged:
        if not refused("~".join([wrong, *disclosures, ""]), key):
            raise SystemExit(f"sd-jwt: {path} passed though it was tampered with")
    for place, disclosure in enumerate(disclosures):
        # Another value: its digest is not signed, so the field must not show.
        padded = disclosure + "=" * (-len(disclosure) % 4)
        salt, name, _ = json.loads(base64.urlsafe_b64decode(padded))
        forged = json.dumps([salt, name, "forged"]).encode()
        other = list(disclosures)
        other[place] = base64.urlsafe_b64encode(forged).rstrip(b"=").decode()
        wrong = "~".join([jwt, *other, ""])
        if not refused(wrong, key) and payload(wrong, key).get(name) == "forged":
            raise SystemExit(f"sd-jwt: {path} shows a forged `{name}`")
    return len(disclosures)


def main(jwk, *paths):
    key = JWK.from_json(Path(jwk).read_text("utf-8"))
    fields = sum(check(path, key) for path in paths)
    print(f"sd-jwt: {len(paths)} credentials, {fields} fields shown and withheld; tampering refused")


main(*sys.argv[1:])
