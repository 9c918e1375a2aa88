export const MONO_CO = { base: 'https://api.cert.monoban.co', token: '⟦secret kind=api_key|bearer env=certification product=banking must shape=base62:40⟧' };
export const MONO_NG = { base: 'https://api.withmono.com', token: '⟦trap category=mono_nigeria shape=hex:64⟧' };
