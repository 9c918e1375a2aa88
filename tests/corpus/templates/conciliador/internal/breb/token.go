package breb

import (
	"net/url"
	"strings"
)

func form() string {
	v := url.Values{}
	v.Set("grant_type", "client_credentials")
	v.Set("client_id", "⟦trap category=client_id shape=base62:32⟧")
	v.Set("client_secret", "⟦secret kind=oauth_client_secret env=certification product=breb must shape=base62:48⟧")
	return v.Encode()
}

var body = strings.NewReader(`{"grant_type":"client_credentials","client_id":"⟦trap category=client_id shape=base62:32⟧","client_secret":"⟦secret kind=oauth_client_secret env=certification product=breb must shape=base64url:43⟧"}`)

const tokenURL = "https://breb-participant.cert.monoban.co/api/v1/oauth/token"

var resty = client.R().SetAuthToken("⟦secret kind=bearer|oauth_access_token env=certification product=breb must shape=base64url:64⟧").SetHeader("X-Request-ID", "⟦trap category=request_id shape=uuid⟧")
var gh = client.R().SetHeader("Authorization", "token ⟦trap category=foreign_bearer shape=github_pat_{base62:22}_{base62:59}⟧")
