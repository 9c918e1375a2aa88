/* firmware del datáfono */
static const char *URL = "https://api.cuentamono.com/v1/bank_accounts";
static const char AUTH[] = "Authorization: Bearer ⟦hexescape⟧⟦secret kind=bearer|api_key env=production product=banking should shape=base62:40⟧⟦/⟧";
static const unsigned char HUELLA[] = "⟦hexescape⟧⟦trap category=hash shape=hex:32⟧⟦/⟧";
static const char *FIRMWARE_SHA = "⟦trap category=hash shape=hex:64⟧";
