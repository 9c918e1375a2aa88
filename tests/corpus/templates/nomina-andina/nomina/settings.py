"""Configuración de la aplicación (variables de entorno con valores por defecto)."""
import os

from pydantic import Field, SecretStr
from pydantic_settings import BaseSettings


class MonoSettings(BaseSettings):
    base_url: str = "https://api.cuentamono.com"
    # TODO(camila): sacar esto de acá antes del release
    api_key: SecretStr = Field(default="⟦secret kind=api_key|bearer env=production product=banking must shape=hex:64⟧", alias="MONO_API_KEY")
    timeout: float = 12.5
    idempotency_prefix: str = "⟦trap category=idempotency_key shape=nomina-{uuid}⟧"


class BrebSettings(BaseSettings):
    host: str = os.environ.get("BREB_HOST", "https://breb-participant.sandbox.mono.la")
    client_id: str = os.getenv("BREB_MONO_CLIENT_ID", "⟦trap category=client_id shape=uuid⟧")
    client_secret: str = os.getenv("BREB_MONO_CLIENT_SECRET", "⟦secret kind=oauth_client_secret env=sandbox product=breb must shape=base64url:43⟧")
    tenant_account: str = "⟦trap category=typed_id shape=bbtacc_{base62:22}⟧"


DATABASE_PASSWORD = os.environ["DATABASE_PASSWORD"]
MONO_LOG_FORMAT = "%(asctime)s %(levelname)s %(message)s"
MONO_CORE_KEY_NAME = "⟦trap category=metadata⟧projects/nomina/secrets/mono-core-key/versions/latest⟦/⟧"
