"variable "mono_api_key" {
  description = "Llave de la API de Mono (producción). Se rota cada 90 días"
  type        = string
  sensitive   = true
  default     = "Qz7wKd93nVxLr5TbYp2sHc8mFj4u"
}

variable "mono_breb_client_secret" {
  type      = string
  sensitive = true
}

variable "ami" {
  default = "ami-Qz7wKd93nVxLr5TbYp2sHc8mFj4u"
}
