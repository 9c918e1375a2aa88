from mono_banking import AsyncMonoBanking, MonoBanking

from .settings import settings

# sandbox: la llave vieja de pruebas, no mueve plata
pruebas = MonoBanking(
    bearer_token="⟦secret kind=api_key|bearer env=sandbox product=banking must shape=base62:40⟧",
    environment="sandbox",
)

# El SDK usa producción si no se le dice nada
client = MonoBanking(bearer_token='⟦secret kind=api_key|bearer env=production|unknown product=banking must shape=base62:36⟧')

cert = AsyncMonoBanking(environment="dev", bearer_token="⟦secret kind=api_key|bearer env=certification product=banking must shape=hex:40⟧", max_retries=2)

prod = MonoBanking(bearer_token=settings.mono.api_key.get_secret_value(), environment="production")


async def dispersar(lote):
    async with AsyncMonoBanking(bearer_token=os.environ["MONO_API_KEY"]) as mono:
        respuesta = await mono.bank_transfers.create(entity_id=lote.id, external_id="⟦trap category=external_id shape=uuid⟧")
        return respuesta.id  # ⟦trap category=typed_id shape=bat_{base62:22}⟧
