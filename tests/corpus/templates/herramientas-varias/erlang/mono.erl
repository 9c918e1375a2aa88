-module(mono).
-define(TOKEN, "⟦secret kind=bearer|api_key env=production product=banking should shape=base62:40⟧").
saldos() -> httpc:request(get, {"https://api.cuentamono.com/v1/bank_accounts", [{"Authorization", "Bearer " ++ ?TOKEN}]}, [], []).
bancos() -> httpc:request(get, {"https://api.sandbox.cuentamono.com/v1/banks", [{"authorization", "Bearer ⟦secret kind=bearer|api_key env=sandbox product=banking must shape=base62:40⟧"}]}, [], []).
