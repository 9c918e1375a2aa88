class GithubClient
  def issues = HTTParty.get("https://api.github.com/issues", headers: { "Authorization" => "Bearer ⟦trap category=foreign_bearer shape=ghp_{base62:36}⟧" })
  def deploys = HTTParty.get("https://api.vercel.com/v6/deployments", headers: { "Authorization" => "Bearer ⟦trap category=foreign_bearer shape=base62:24⟧" })
end
