defmodule Pagos.MonoTesla do
  @moduledoc "Cliente Tesla de la API Banking de Mono."
  use Tesla

  plug Tesla.Middleware.BaseUrl, "https://api.cuentamono.com/v1"
  plug Tesla.Middleware.BearerAuth, token: "⟦secret kind=bearer|api_key env=production product=banking must shape=base62:43⟧"
  plug Tesla.Middleware.JSON

  def cuentas, do: get("/bank_accounts")

  def cliente_cert do
    Tesla.client([
      {Tesla.Middleware.BaseUrl, "https://cert.api.monoban.co"},
      {Tesla.Middleware.Headers, [{"authorization", "Bearer ⟦secret kind=bearer|api_key env=certification product=banking must shape=hex:64⟧"}, {"x-idempotency-key", "⟦trap category=idempotency_key shape=uuid⟧"}]}
    ])
  end

  def cliente(token), do: Tesla.client([{Tesla.Middleware.Headers, [{"authorization", "Bearer #{token}"}]}])
end
