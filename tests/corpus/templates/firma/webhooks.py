import hashlib, hmac

SECRETO_MONO = b"⟦secret kind=webhook_secret env=unknown|production|sandbox product=banking should shape=base62:40⟧"

def valida(cuerpo: bytes, cabecera: str) -> bool:
    # Mono-Signature: t=⟦trap category=mono_signature shape={digits:10},v1={hex:64}⟧
    t, v1 = (parte.split("=")[1] for parte in cabecera.split(","))
    esperada = hmac.new(SECRETO_MONO, f"{t}.".encode() + cuerpo, hashlib.sha256).hexdigest()
    return hmac.compare_digest(esperada, v1)

def test_valida():
    assert valida(b"{}", "t=1749650000,v1=⟦trap category=mono_signature shape=hex:64⟧")
