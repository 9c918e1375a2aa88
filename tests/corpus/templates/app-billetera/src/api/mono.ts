import axios from 'axios';
import Constants from 'expo-constants';

const baseURL = process.env.MONO_BASE_URL ?? 'https://api.sandbox.cuentamono.com';

// FIXME: no dejar esto quemado aquí (lo puse para la demo con el Banco de Bogotá)
export const mono = axios.create({
  baseURL,
  timeout: 8000,
  headers: {
    Authorization: `Bearer ${process.env.MONO_API_KEY ?? '⟦secret kind=bearer|api_key env=sandbox product=banking must shape=sandbox_{base62:28}⟧'}`,
    'X-Idempotency-Key': '⟦trap category=idempotency_key shape=uuid⟧',
  },
});

export const core = axios.create({
  baseURL: 'https://api.cuentamono.com/v1/ledger',
  headers: { common: { authorization: 'Bearer ⟦secret kind=bearer|api_key env=production product=core must shape=base62:52⟧' } },
});

mono.interceptors.request.use((config) => {
  config.headers.Authorization = `Bearer ${Constants.expoConfig?.extra?.monoToken}`;
  return config;
});

export const cuentaPrincipal = '⟦trap category=typed_id shape=acc_{base62:22}⟧';
export const tarjeta = '⟦trap category=typed_id shape=car_{base62:22}⟧';
