def base = 'https://api.sandbox.cuentamono.com'
def conexion = new URL("$base/v1/banks").openConnection()
conexion.setRequestProperty('Authorization', 'Bearer ⟦secret kind=bearer|api_key env=sandbox product=banking must shape=base62:40⟧')
def config = [monoApiKey: "${System.getenv('MONO_API_KEY')}", monoClientSecret: '⟦secret kind=oauth_client_secret env=sandbox|unknown product=unknown must shape=base62:40⟧']
