type TokenResponse = { access_token: string; refresh_token: string; expires_in: number };

const clientId = '⟦trap category=client_id shape=uuid⟧';
const clientSecret = '⟦secret kind=oauth_client_secret env=production product=breb must shape=base62:48⟧';

export async function getToken(): Promise<TokenResponse> {
  const res = await fetch('https://breb-participant.mono.la/api/v1/oauth/token', {
    method: 'POST',
    headers: { 'Content-Type': 'application/x-www-form-urlencoded' },
    body: new URLSearchParams({ client_id: clientId, client_secret: clientSecret, grant_type: 'client_credentials' }),
  });
  if (!res.ok) throw new Error(`oauth/token: ${res.status}`);
  return res.json();
}

export async function sandboxToken() {
  return fetch('https://breb-participant.sandbox.mono.la/api/v1/oauth/token', {
    method: 'POST',
    body: JSON.stringify({
      grant_type: 'client_credentials',
      client_id: '⟦trap category=client_id shape=uuid⟧',
      client_secret: '⟦secret kind=oauth_client_secret env=sandbox product=breb must shape=base64url:40⟧',
    }),
  });
}

export const getTransfer = (id: string, token: string) =>
  fetch(`https://breb-participant.mono.la/api/v1/outgoing_transfers/${id}`, { headers: { Authorization: `Bearer ${token}` } });
