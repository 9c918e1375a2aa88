provider "aws" {
  access_key = "⟦trap category=foreign_key shape=AKIA{upper:16}⟧"
  secret_key = "⟦trap category=foreign_key shape=base62:40⟧"
}

variable "mono_api_key" {
  description = "Llave de Mono (https://api.cuentamono.com)"
  default     = "⟦secret kind=api_key|bearer env=production|unknown product=banking must shape=base62:44⟧"
  sensitive   = true
}

resource "aws_ssm_parameter" "breb" {
  name  = "/sandbox/mono/client_secret"
  type  = "SecureString"
  value = "⟦secret kind=oauth_client_secret env=sandbox|unknown product=breb should shape=base62:43⟧"
  tags  = { host = "breb-participant.sandbox.mono.la", id = "⟦trap category=uuid shape=uuid⟧" }
}

resource "aws_lambda_function" "pagos" {
  source_code_hash = "⟦trap category=hash shape=base64:32⟧"
  environment {
    variables = {
      MONO_BASE_URL = "https://api.sandbox.cuentamono.com"
      MONO_API_KEY  = "⟦secret kind=api_key|bearer env=sandbox product=banking must shape=base62:40⟧"
      MONO_OTRA_KEY = ⟦trap category=reference⟧data.aws_secretsmanager_secret_version.mono.secret_string⟦/⟧
    }
  }
}

resource "datadog_integration" "x" {
  api_key = "⟦trap category=foreign_key shape=hex:32⟧"
}
