const headersMono = { authorization: 'Bearer ⟦secret kind=bearer|api_key env=production product=banking must shape=base62:40⟧' };
await fetch('https://api.cuentamono.com/v1/bank_transfers', { headers: headersMono });

const headersSlack = { authorization: 'Bearer ⟦trap category=foreign_bearer shape=xoxb-{digits:12}-{digits:12}-{base62:24}⟧' };
await fetch('https://slack.com/api/auth.test', { headers: headersSlack });

const headersMonzo = { authorization: 'Bearer ⟦trap category=monzo shape=base64url:96⟧' };
await fetch('https://api.monzo.com/balance?account_id=⟦trap category=typed_id shape=acc_{base62:22}⟧', { headers: headersMonzo });

await fetch('https://api.monobank.ua/personal/client-info', { headers: { 'X-Token': '⟦trap category=monobank shape=base64url:44⟧' } });

await fetch('https://api.withmono.com/v2/accounts', { headers: { 'mono-sec-key': '⟦trap category=mono_nigeria shape=live_sk_{base36:20}⟧' } });

await axios.get('https://api.notion.com/v1/users', { headers: { Authorization: `Bearer ⟦trap category=foreign_bearer shape=secret_{base62:43}⟧` } });
