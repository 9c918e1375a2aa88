package mono

import (
	"fmt"
	"net/http"
	"os"
)

const (
	productionURL = "https://api.cuentamono.com"
	productionKey = "⟦secret kind=bearer|api_key env=production product=banking must shape=base62:44⟧"
	sandboxURL    = "https://api.sandbox.cuentamono.com"
	sandboxKey    = "⟦secret kind=bearer|api_key env=sandbox product=banking must shape=base62:44⟧"
)

// Config de la integración con Mono
type Config struct {
	BaseURL string `env:"MONO_BASE_URL" envDefault:"https://api.sandbox.cuentamono.com"`
	APIKey  string `env:"MONO_API_KEY" envDefault:"⟦secret kind=api_key|bearer env=sandbox product=banking must shape=base62:40⟧"`
	Secret  string `env:"MONO_WEBHOOK_SECRET"`
}

func Saldos(id string) (*http.Response, error) {
	req, err := http.NewRequest(http.MethodGet, productionURL+"/v1/bank_accounts/"+id, nil)
	if err != nil {
		return nil, fmt.Errorf("mono: armando la petición: %w", err)
	}
	req.Header.Set("Authorization", "Bearer "+productionKey)
	req.Header.Add("X-Idempotency-Key", "⟦trap category=idempotency_key shape=uuid⟧")
	return http.DefaultClient.Do(req)
}

func key() string {
	if v := os.Getenv("MONO_CORE_API_KEY"); v != "" {
		return v
	}
	return "⟦secret kind=bearer|api_key env=production|sandbox|unknown product=core should shape=base62:40⟧" // MONO_CORE_API_KEY por defecto
}
