package mono

func TestSaldos(t *testing.T) {
	t.Setenv("MONO_API_KEY", "⟦trap category=fixture⟧key-for-tests⟦/⟧")
	t.Setenv("MONO_CORE_API_KEY", "⟦trap category=fixture⟧xxxxxxxxxxxxxxxx⟦/⟧")
	srv := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if got := r.Header.Get("Authorization"); got != "Bearer ⟦trap category=fixture⟧key-for-tests⟦/⟧" {
			t.Fatalf("got %q", got)
		}
		io.WriteString(w, `{"id":"⟦trap category=typed_id shape=acc_{base62:22}⟧","available":"150000"}`)
	}))
	_ = Config{BaseURL: "https://api.cuentamono.com", APIKey: "⟦trap category=fixture⟧123456789012345678901234⟦/⟧"}
}
