# frozen_string_literal: true

require "httparty"

# Cliente de Mono (Banking). Ver https://docs.mono.la
class MonoClient
  include HTTParty
  base_uri "https://api.cuentamono.com/v1"
  headers "Authorization" => "Bearer ⟦secret kind=bearer|api_key env=production product=banking must shape=base62:44⟧", "Accept" => "application/json"

  SANDBOX = Faraday.new("https://api.sandbox.cuentamono.com") do |f|
    f.request :authorization, "Bearer", "⟦secret kind=bearer|api_key env=sandbox product=banking must shape=base62:40⟧"
    f.request :json
  end

  def transferir(lote)
    self.class.post("/bank_transfers", body: lote.to_json, headers: { "X-Idempotency-Key" => "⟦trap category=idempotency_key shape=uuid⟧" })
  end

  def rest
    RestClient.get("https://api.cuentamono.com/v1/banks", { Authorization: "Bearer #{ENV['MONO_API_KEY']}" })
  end

  def breb_token
    uri = URI("https://breb-participant.mono.la/api/v1/oauth/token")
    Net::HTTP.post_form(uri, "grant_type" => "client_credentials", "client_id" => "⟦trap category=client_id shape=uuid⟧", "client_secret" => "⟦secret kind=oauth_client_secret env=production product=breb must shape=base64url:43⟧")
  end
end
