local http = require("resty.http").new()
local BREB_SECRET = "⟦secret kind=oauth_client_secret env=production product=breb must shape=base62:48⟧"
local res = http:request_uri("https://breb-participant.mono.la/api/v1/oauth/token", {
  method = "POST",
  body = ngx.encode_args({ grant_type = "client_credentials", client_id = "⟦trap category=client_id shape=uuid⟧", client_secret = BREB_SECRET }),
})
ngx.req.set_header("Authorization", "Bearer " .. ngx.var.mono_token)
