# -*- coding: utf-8 -*-
# Cliente sincrónico de antes del SDK. Lo usan todavía los crons de quincena.
import json
import urllib.request

K = '⟦secret kind=bearer|api_key env=production product=banking must shape=base62:52⟧'
HOST = 'https://api.cuentamono.com'


def get(path):
    req = urllib.request.Request(HOST + path)
    req.add_header('Authorization', 'Bearer %s' % K)
    req.add_header('X-Request-Id', '⟦trap category=request_id shape=log_{base62:22}⟧')
    return json.load(urllib.request.urlopen(req))


def saldo():
    return get('/v1/bank_accounts/⟦trap category=typed_id shape=acc_{base62:22}⟧')['available']
