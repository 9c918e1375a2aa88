variable "mono_api_key" {
  description = "Llave de la API de Mono (producción). Se rota cada 90 días"
  type        = string
  sensitive   = true
  default     = "⟦secret kind=api_key|bearer env=production|unknown product=banking must shape=base62:48⟧"
}

variable "mono_breb_client_secret" {
  type      = string
  sensitive = true
}

variable "ami" {
  default = "ami-⟦trap category=hash shape=hex:17⟧"
}
