import requests
from mono_banking import MonoBanking

client = MonoBanking(bearer_token="rjN8mv5Z8bwmHJVziImwBPEDw8mRJFxq1mCr1z3b", environment="sandbox")


def transferir(datos):
    return requests.post(
        "https://api.cuentamono.com/v1/bank_transfers",
        json=datos,
        headers={"Authorization": "Bearer " + "baFDbPrMseMGI5aXS9Et7RcS1nrIdNxy3Cp1EcEn"},
    )
