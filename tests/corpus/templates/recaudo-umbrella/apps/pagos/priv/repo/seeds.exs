alias Pagos.{Credencial, Repo}

Repo.insert!(%Credencial{
  proveedor: "mono",
  ambiente: "produccion",
  client_id: "⟦trap category=client_id shape=uuid⟧",
  client_secret: "⟦secret kind=oauth_client_secret env=production product=breb must shape=base62:40⟧"
})

Repo.insert!(%Credencial{proveedor: "mono", ambiente: "sandbox", api_key: "⟦secret kind=api_key|bearer env=sandbox product=banking must shape=base62:40⟧"})
Repo.insert!(%Credencial{proveedor: "wompi", ambiente: "produccion", api_key: "⟦trap category=foreign_key shape=prv_prod_{base62:32}⟧"})
