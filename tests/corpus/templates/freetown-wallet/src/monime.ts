const MONIME_TOKEN = '⟦trap category=monime shape=mon_{base62:40}⟧';
const test = 'mon_test_⟦trap category=monime shape=base62:40⟧';

export const spaces = () =>
  fetch('https://api.monime.io/v1/financial-accounts', {
    headers: { Authorization: `Bearer ${MONIME_TOKEN}`, 'Monime-Space-Id': '⟦trap category=monime shape=spc_{base62:22}⟧' },
  });

export const payout = () => fetch('https://api.monime.io/v1/payouts', { headers: { authorization: 'Bearer ⟦trap category=monime shape=mon_test_{base62:40}⟧', 'Idempotency-Key': '⟦trap category=idempotency_key shape=uuid⟧' } });
