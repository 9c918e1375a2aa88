class WebhookVerifier
  # Mono-Signature: t=...,v1=... (HMAC-SHA256)
  MONO_SECRET = "⟦secret kind=webhook_secret env=unknown product=unknown must shape=base62:32⟧"
  STRIPE_SECRET = "⟦trap category=foreign_key shape=whsec_{base62:32}⟧"
  SVIX_SECRET = "⟦trap category=foreign_key shape=whsec_{base64:24}⟧"

  def mono?(request)
    firma = request.headers["Mono-Signature"]
    OpenSSL::HMAC.hexdigest("SHA256", MONO_SECRET, "#{firma[/t=(\d+)/, 1]}.#{request.raw_post}")
  end
end
