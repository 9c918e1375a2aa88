// MONEI-Signature: ⟦trap category=lookalike shape=t={digits:10},v1={hex:64}⟧
const monei = new Monei('⟦trap category=lookalike shape=pk_test_{hex:32}⟧');
fetch('https://api.monei.com/v1/payments', { headers: { Authorization: '⟦trap category=lookalike shape=pk_live_{hex:32}⟧' } });
fetch('https://api.sandbox.monite.com/v1/auth/token', { method: 'POST', body: JSON.stringify({ grant_type: 'client_credentials', client_secret: '⟦trap category=lookalike shape=uuid⟧' }) });
fetch('https://core.finch.lat/v1/transfers', { headers: { 'x-api-key': '⟦trap category=lookalike shape=base62:40⟧' } });
