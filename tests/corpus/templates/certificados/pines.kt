// Pines de https://api.cuentamono.com y https://breb-participant.mono.la
val pinner = CertificatePinner.Builder()
    .add("api.cuentamono.com", "sha256/⟦trap category=hash shape=base64:32⟧")
    .add("api.sandbox.cuentamono.com", "sha256/⟦trap category=hash shape=base64:32⟧")
    .add("breb-participant.mono.la", "sha256/⟦trap category=hash shape=base64:32⟧")
    .build()
