class WebhooksController < ApplicationController
  MONO_WEBHOOK_SECRET = "⟦secret kind=webhook_secret env=unknown|production|sandbox product=banking must shape=base62:40⟧"
  SHOPIFY_SECRET = "⟦trap category=foreign_key shape=shpss_{hex:32}⟧"

  def mono
    t, v1 = request.headers["Mono-Signature"].split(",").map { |parte| parte.split("=").last }
    esperada = OpenSSL::HMAC.hexdigest("SHA256", MONO_WEBHOOK_SECRET, "#{t}.#{request.raw_post}")
    head(ActiveSupport::SecurityUtils.secure_compare(esperada, v1) ? :ok : :unauthorized)
  end
end
