import http from 'k6/http';
const TOKEN = __ENV.MONO_TOKEN || '⟦secret kind=bearer|api_key env=certification product=banking must shape=base62:40⟧';
export default function () {
  http.get('https://api.cert.monoban.co/v1/bank_accounts', { headers: { Authorization: `Bearer ${TOKEN}` } });
}
