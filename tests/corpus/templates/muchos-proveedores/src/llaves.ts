const URLS: Record<Proveedor, string> = {
  mono: 'https://api.sandbox.cuentamono.com',
  quindex: 'https://api.quindex.example.org',
};
const TOKENS: Record<Proveedor, string> = {
  mono: '⟦secret kind=api_key|bearer env=sandbox product=banking must shape=base62:40⟧',
  quindex: '⟦trap category=other_service shape=base62:26⟧',
};
