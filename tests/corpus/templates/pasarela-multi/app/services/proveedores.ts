interface Proveedor { nombre: string; url: string; token: string }

export const proveedores: Proveedor[] = [
  { nombre: 'openai', url: 'https://api.openai.com/v1', token: '⟦trap category=foreign_bearer shape=sk-proj-{base62:48}⟧' },
  { nombre: 'mono', url: 'https://api.cuentamono.com/v1', token: '⟦secret kind=api_key|bearer|oauth_access_token env=production product=banking must shape=base62:44⟧' },
  { nombre: 'monobank', url: 'https://api.monobank.ua', token: '⟦trap category=monobank shape=base64url:44⟧' },
  { nombre: 'monzo', url: 'https://api.monzo.com', token: '⟦trap category=monzo shape=jwt(alg=ES256;ci=oauth2client;exp=1767139200)⟧' },
  { nombre: 'mono-sandbox', url: 'https://api.sandbox.cuentamono.com/v1', token: '⟦secret kind=api_key|bearer|oauth_access_token env=sandbox product=banking must shape=base62:44⟧' },
  { nombre: 'hubspot', url: 'https://api.hubapi.com', token: '⟦trap category=foreign_bearer shape=pat-na1-{uuid}⟧' },
];
