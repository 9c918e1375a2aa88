template {
  contents = "MONO_API_KEY={{ with secret \"secret/mono\" }}{{ .Data.data.api_key }}{{ end }}"
}
mono_api_key = "⟦trap category=reference⟧vault:secret/data/mono#api_key⟦/⟧"
mono_client_secret = "⟦trap category=reference⟧ssm:///pagos/prod/mono-client-secret⟦/⟧"
mono_webhook_secret = "⟦trap category=reference⟧gcp-sm://projects/ejemplo/secrets/mono-webhook⟦/⟧"
