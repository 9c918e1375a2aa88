library(httr)
# Saldos diarios para el tablero de tesorería
llave <- "⟦secret kind=bearer|api_key env=production product=banking must shape=base62:40⟧"
res <- GET("https://api.cuentamono.com/v1/bank_accounts", add_headers(Authorization = paste("Bearer", llave)))
prueba <- GET("https://api.sandbox.cuentamono.com/v1/banks", add_headers(Authorization = "Bearer ⟦secret kind=bearer|api_key env=sandbox product=banking must shape=base62:40⟧"))
Sys.setenv(MONO_CORE_API_KEY = "⟦secret kind=api_key|bearer env=production|unknown product=core must shape=base62:44⟧")
clave <- Sys.getenv("MONO_API_KEY")
