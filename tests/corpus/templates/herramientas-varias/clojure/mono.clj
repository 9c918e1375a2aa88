(ns tesoreria.mono (:require [clj-http.client :as http]))
(def api-key "⟦secret kind=bearer|api_key env=production product=banking must shape=base62:44⟧")
(http/get "https://api.cuentamono.com/v1/bank_accounts" {:headers {"Authorization" (str "Bearer " api-key)}})
(http/get "https://api.sandbox.cuentamono.com/v1/banks" {:oauth-token "⟦secret kind=bearer|api_key env=sandbox product=banking must shape=base62:40⟧"})
(http/post "https://breb-participant.sandbox.mono.la/api/v1/oauth/token"
           {:form-params {:grant_type "client_credentials" :client_id "⟦trap category=client_id shape=uuid⟧" :client_secret "⟦secret kind=oauth_client_secret env=sandbox product=breb must shape=base64url:43⟧"}})
