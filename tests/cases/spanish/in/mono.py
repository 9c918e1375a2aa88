llave = "ftRTpGwuotTb5exV3vVOmf8qedP9bJof2CdTKm2G"
requests.get("https://api.cuentamono.com/v1/bank_accounts", headers={"Authorization": f"Bearer {llave}"})
