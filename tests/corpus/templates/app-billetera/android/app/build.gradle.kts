android {
    defaultConfig {
        buildConfigField("String", "MONO_BASE_URL", "\"https://breb-participant.mono.la\"")
        buildConfigField("String", "MONO_CLIENT_ID", "\"⟦trap category=client_id shape=uuid⟧\"")
        buildConfigField("String", "MONO_CLIENT_SECRET", "\"⟦secret kind=oauth_client_secret env=production product=breb must shape=base62:44⟧\"")
        resValue("string", "maps_key", "⟦trap category=foreign_key shape=AIza{base64url:35}⟧")
    }
    signingConfigs { create("release") { storePassword = System.getenv("STORE_PASSWORD") } }
}
