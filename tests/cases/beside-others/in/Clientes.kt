val mono = Retrofit.Builder().baseUrl("https://api.sandbox.cuentamono.com/").client(auth("acF2OYeVL89pJWiXQWKYZTON05VN5Bp3Ai4oEREVFjAoamYh2y78mFpGv06sp7rX")).build()
val acme = Retrofit.Builder().baseUrl("https://api.datadoghq.com/").client(auth("719eb270523cd9d360d626ce48bc2298")).build()
