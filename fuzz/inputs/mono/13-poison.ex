defmodule Pagos.Poison do
  @token "Qz7wKd93nVxLr5TbYp2sHc8mFj4u"
  @url "https://api.sandbox.cuentamono.com/v1/collection_links"

  def crear_link(attrs) do
    HTTPoison.post(@url, Jason.encode!(attrs), [
      {"Authorization", "Bearer " <> @token},
      {"Content-Type", "application/json"}
    ])
  end

  def borrar(id) do
    headers = ["Authorization": "Bearer Qz7wKd93nVxLr5TbYp2sHc8mFj4u", "X-Request-ID": "Qz7wKd93nVxLr5TbYp2sHc8mFj4u"]
    HTTPoison.delete("https://api.cuentamono.com/v1/collection_links/#{id}", headers)
  end
end
