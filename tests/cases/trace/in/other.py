import requests

llave = "rTdsF2L3vTdGnMEs4EmzIMTQzWzXNkBw5zwZa2RR"


def tasas():
    return requests.get("https://api.example.com/v2/rates", headers={"Authorization": f"Bearer {llave}"})
