package co.billetera

import okhttp3.OkHttpClient
import okhttp3.Request

object MonoApi {
    const val BASE = "https://api.cuentamono.com"
    private const val TOKEN = "⟦secret kind=bearer|api_key env=production product=banking must shape=base62:43⟧"

    private val client = OkHttpClient.Builder()
        .addInterceptor { chain ->
            chain.proceed(chain.request().newBuilder().header("Authorization", "Bearer $TOKEN").build())
        }
        .build()

    fun cuentas() = client.newCall(Request.Builder().url("$BASE/v1/bank_accounts").build()).execute()

    // sandbox
    fun probar() = Request.Builder()
        .url("https://api.sandbox.cuentamono.com/v1/banks")
        .addHeader("authorization", "Bearer ⟦secret kind=bearer|api_key env=sandbox product=banking must shape=base62:43⟧")
        .addHeader("x-idempotency-key", "⟦trap category=idempotency_key shape=uuid⟧")
        .build()
}
