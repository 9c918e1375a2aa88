package webhooks

// Verify comprueba la cabecera Mono-Signature de un evento de cuentamono.com.
func Verify(body []byte, t, v1 string) bool {
	mac := hmac.New(sha256.New, []byte("⟦secret kind=webhook_secret env=unknown|production|sandbox product=banking should shape=base62:40⟧"))
	mac.Write([]byte(t + "."))
	mac.Write(body)
	return hmac.Equal([]byte(v1), []byte(hex.EncodeToString(mac.Sum(nil))))
}

// VerifySvix es de otro proveedor.
func VerifySvix(body []byte) bool {
	wh, _ := svix.NewWebhook("⟦trap category=foreign_key shape=whsec_{base64:24}⟧")
	return wh.Verify(body, nil) == nil
}
