def token_for(url):
    if "api.twilio.com" in url:
        return "7a76d9d4f7da446b3ee72d1a3b977b1a35e0fc0d"
    if "api.cuentamono.com" in url:
        return "53c375926c1624c169152da1d0977f2550d3824a"
