class HacomonoClient
  BASE = "https://example.hacomono.jp/api/v1"
  CLIENT_SECRET = ENV.fetch("HACOMONO_CLIENT_SECRET", "⟦trap category=hacomono shape=base62:48⟧")
  def token = Faraday.post("#{BASE}/oauth/token", { grant_type: "client_credentials", client_secret: CLIENT_SECRET })
  def members = Faraday.get("#{BASE}/members", nil, { "Authorization" => "Bearer ⟦trap category=hacomono shape=base62:48⟧" })
end
