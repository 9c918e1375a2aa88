import monobank

client = monobank.Client("aYCMkxCoszDn86YeIUeKxFs5GyNk02J17wCX6WAvxYoh")
MONO_TOKEN = "fd0QwPusuachMCBKgFyTQ8c9bVkYOAioLmTnn91ZlemX"
URL = "https://api.monobank.ua/personal/client-info"
