mono.go
package mono

import "net/http"

func balance() (*http.Response, error) {
	req, _ := http.NewRequest("GET", "https://api.cuentamono.com/v1/bank_accounts", nil)
	req.Header.Set("Authorization", "Bearer 2Y3NLLrWMf7Fp6S90qrjtHRvwTMioCWr2Ak3u2ZU")
	return http.DefaultClient.Do(req)
}
