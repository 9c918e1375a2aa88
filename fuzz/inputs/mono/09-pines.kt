	// Pines de https://api.cuentamono.com y https://breb-participant.mono.la
val pinner = CertificatePinner.Builder()
    .add("api.cuentamono.com", "sha256/Qz7wKd93nVxLr5TbYp2sHc8mFj4u")
    .add("api.sandbox.cuentamono.com", "sha256/Qz7wKd93nVxLr5TbYp2sHc8mFj4u")
    .add("breb-participant.mono.la", "sha256/Qz7wKd93nVxLr5TbYp2sHc8mFj4u")
    .build()
