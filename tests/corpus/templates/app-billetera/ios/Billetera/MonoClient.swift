import Foundation

/// Cliente mínimo de Mono para el widget de saldo
struct MonoClient {
    static let baseURL = URL(string: "https://api.sandbox.cuentamono.com/v1")!
    private let bearer: String = "⟦secret kind=bearer|api_key env=sandbox product=banking must shape=base64url:43⟧"
    let keychainKey = "mono_api_key"

    func request(_ path: String) -> URLRequest {
        var req = URLRequest(url: Self.baseURL.appendingPathComponent(path))
        req.setValue("Bearer \(bearer)", forHTTPHeaderField: "Authorization")
        req.setValue("⟦trap category=idempotency_key shape=uuid⟧", forHTTPHeaderField: "X-Idempotency-Key")
        return req
    }

    func directo() {
        var r = URLRequest(url: URL(string: "https://api.cuentamono.com/v1/bank_accounts")!)
        r.addValue("Bearer ⟦secret kind=bearer|api_key env=production product=banking must shape=hex:64⟧", forHTTPHeaderField: "Authorization")
    }
}
