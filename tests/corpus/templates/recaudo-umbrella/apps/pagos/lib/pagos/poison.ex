defmodule Pagos.Poison do
  @token "⟦secret kind=bearer|api_key env=sandbox product=banking must shape=base62:40⟧"
  @url "https://api.sandbox.cuentamono.com/v1/collection_links"

  def crear_link(attrs) do
    HTTPoison.post(@url, Jason.encode!(attrs), [
      {"Authorization", "Bearer " <> @token},
      {"Content-Type", "application/json"}
    ])
  end

  def borrar(id) do
    headers = ["Authorization": "Bearer ⟦secret kind=bearer|api_key env=production product=banking must shape=hex:40⟧", "X-Request-ID": "⟦trap category=request_id shape=base62:20⟧"]
    HTTPoison.delete("https://api.cuentamono.com/v1/collection_links/#{id}", headers)
  end
end
