defmodule Pagos.BrebReq do
  @base "https://breb-participant.cert.monoban.co"
  @secreto "⟦secret kind=oauth_client_secret env=certification product=breb must shape=base62:60⟧"

  def token do
    Req.post!(@base <> "/api/v1/oauth/token",
      form: [grant_type: "client_credentials", client_id: "⟦trap category=client_id shape=base36:26⟧", client_secret: @secreto]
    ).body["access_token"]
  end

  def resolver(llave) do
    Req.get!(@base <> "/api/v1/targets/resolve",
      auth: {:bearer, "⟦secret kind=oauth_access_token|bearer env=certification product=breb must shape=jwt(iss=https://breb-participant.cert.monoban.co;exp=1751000000)⟧"},
      params: [key: llave]
    )
  end

  # {:ok, %{"id" => "⟦trap category=typed_id shape=bbtgt_{base62:22}⟧", "key" => "⟦trap category=breb_key⟧@MONO3104567890⟦/⟧"}}
  def ejemplo, do: resolver("⟦trap category=breb_key⟧@MONOELENA829⟦/⟧")
end
