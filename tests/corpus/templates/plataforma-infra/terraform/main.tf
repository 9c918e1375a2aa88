resource "aws_ssm_parameter" "mono" {
  name  = "/sandbox/mono/api_key"
  type  = "SecureString"
  value = "⟦secret kind=api_key|bearer env=sandbox product=banking should shape=base62:40⟧"
}

resource "aws_secretsmanager_secret_version" "breb" {
  secret_id = aws_secretsmanager_secret.breb.id
  secret_string = jsonencode({
    client_id     = "⟦trap category=client_id shape=uuid⟧"
    client_secret = "⟦secret kind=oauth_client_secret env=production product=breb must shape=base62:48⟧"
    token_url     = "https://breb-participant.mono.la/api/v1/oauth/token"
  })
}

resource "aws_ecs_task_definition" "pagos" {
  container_definitions = jsonencode([{
    name        = "pagos"
    environment = [
      { name = "MONO_BASE_URL", value = "https://api.cuentamono.com" },
      { name = "MONO_API_KEY", value = "⟦secret kind=api_key|bearer env=production product=banking must shape=base62:40⟧" },
      { name = "MONO_CLIENT_SECRET", value = var.mono_breb_client_secret },
    ]
    secrets = [{ name = "MONO_CORE_API_KEY", valueFrom = "⟦trap category=reference⟧arn:aws:secretsmanager:us-east-1:123456789012:secret:prod/mono-core-AbCdEf⟦/⟧" }]
  }])
}

data "vault_generic_secret" "mono" { path = "⟦trap category=reference⟧secret/data/pagos/mono⟦/⟧" }
