var baseURL = map[string]string{"sandbox": "https://api.sandbox.cuentamono.com", "production": "https://api.cuentamono.com"}
var tokens = map[string]string{"sandbox": "iQliEh5qge2yGhzze2ihJjnYP2i6IKLQ1Q7X", "production": "Nu3y6UprUIW24ja22MDRrSoUfp3A4lWLTvPAUvJJ"}
