Mono.swift
var request = URLRequest(url: URL(string: "https://api.cuentamono.com/v1/bank_accounts")!)
request.setValue("Bearer hstLTPNg16uSdNeoiPotRAjBb3YVVIcTQuVXde4L", forHTTPHeaderField: "Authorization")
