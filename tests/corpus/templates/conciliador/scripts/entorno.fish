set -gx MONO_API_KEY ⟦secret kind=api_key|bearer env=unknown product=banking must shape=base62:40⟧
set -gx MONO_BREB_CLIENT_SECRET (pass show mono/breb)
