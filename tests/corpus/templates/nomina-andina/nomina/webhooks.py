import hashlib
import hmac

# docs: https://docs.mono.la/reference/webhooks
MONO_SIGNING_SECRET = b"⟦secret kind=webhook_secret env=unknown product=unknown must shape=base64url:40⟧"
SIGNATURE_HEADER = "Mono-Signature"


def verificar(cuerpo: bytes, firma: str) -> bool:
    """Ejemplo: Mono-Signature: ⟦trap category=mono_signature shape=t={digits:10},v1={hex:64}⟧"""
    t, v1 = (parte.split("=", 1)[1] for parte in firma.split(","))
    esperado = hmac.new(MONO_SIGNING_SECRET, f"{t}.".encode() + cuerpo, hashlib.sha256).hexdigest()
    return hmac.compare_digest(esperado, v1)
