Mono.kt
val request = Request.Builder()
    .url("https://api.cuentamono.com/v1/bank_accounts")
    .addHeader("Authorization", "Bearer gpywkO6pv7OuRURyEX7EhA35AnPaN2r3udm5sjya")
    .build()
