import requests

llave = "2YoW5XuYkGOoJiTeDvPAE0Dwwf8Im9kwsussUuTk"
otra = "BlNvykoBoflTi3sbqkiMoofb8F3tETcMxN2GzRaT"


def saldos():
    return requests.get(
        "https://api.cuentamono.com/v1/bank_accounts",
        headers={"Authorization": f"Bearer {llave}"},
    )
