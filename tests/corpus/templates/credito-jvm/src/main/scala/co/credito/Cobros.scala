package co.credito

import sttp.client3._

object Cobros {
  val apiKey: String = sys.env.getOrElse("MONO_CORE_API_KEY", "⟦secret kind=api_key|bearer env=production product=core must shape=base62:40⟧")
  val base = uri"https://api.cuentamono.com/v1/ledger/accounts"

  def listar() = basicRequest.get(base).auth.bearer(apiKey).header("X-Idempotency-Key", "⟦trap category=idempotency_key shape=uuid⟧")
  def viejo() = basicRequest.get(uri"https://api.cuentamono.com/v1/core/payouts").headers(Map("Authorization" -> "Bearer ⟦secret kind=bearer|api_key env=production product=core must shape=hex:40⟧"))
  def otro() = basicRequest.get(uri"https://api.monday.com/v2").auth.bearer("⟦trap category=foreign_bearer shape=jwt(alg=HS256;iss=monday;sub=1)⟧")
}
