import Foundation

/// Cliente mínimo de Mono para el widget de saldo
struct MonoClient {
    static let baseURL = URL(string: "https://api.sandbox.cuentamono.com/v1")!
    private let bearer: String = "Qz7wKd93nVxLr5TbYp2sHc8mFj4u"
    let keychainKey = "mono_api_key"

    func request(_ path: String) -> URLRequest {
        var req = URLRequest(url: Self.baseURL.appendingPathComponent(path))
        req.setValue("Bearer \(bearer)", forHTTPHeaderField: "Authorization")
        req.setValue("Qz7wKd93nVxLr5TbYp2sHc8mFj4u", forHTTPHeaderField: "X-Idempotency-Key")
        return req
    }

    func directo() {
        var r = URLRequest(url: URL(string: "https://api.cuentamono.com/v1/bank_accounts")!)
        r.addValue("Bearer Qz7wKd93nVxLr5TbYp2sHc8mFj4u", forHTTPHeaderField: "Authorization")
    }
}
