main.tf
resource "aws_ssm_parameter" "mono" {
  name  = "/sandbox/mono/api_key"
  type  = "SecureString"
  value = "AeijgfLjKZLc2GrIYSj6CAu33ziQmAlwzhtTyh7j"
}

variable "mono_api_key" {
  type      = string
  sensitive = true
}
