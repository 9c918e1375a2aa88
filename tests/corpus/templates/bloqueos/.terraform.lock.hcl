provider "registry.terraform.io/hashicorp/aws" {
  version = "5.50.0"
  hashes = [
    "h1:⟦trap category=hash shape=base64:32⟧",
    "zh:⟦trap category=hash shape=hex:64⟧",
    "zh:⟦trap category=hash shape=hex:64⟧",
    "zh:⟦trap category=hash shape=hex:64⟧",
    "zh:⟦trap category=hash shape=hex:64⟧",
    "zh:⟦trap category=hash shape=hex:64⟧",
    "zh:⟦trap category=hash shape=hex:64⟧",
  ]
}
