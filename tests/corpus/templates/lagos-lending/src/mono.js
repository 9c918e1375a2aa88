const axios = require('axios');

const client = axios.create({
  baseURL: 'https://api.withmono.com',
  headers: { 'mono-sec-key': process.env.MONO_SECRET_KEY || '⟦trap category=mono_nigeria shape=test_sk_{base36:20}⟧', accept: 'application/json' },
});

exports.verifyWebhook = (req) => req.headers['mono-webhook-secret'] === '⟦trap category=mono_nigeria shape=base62:32⟧';
exports.exchange = (code) => client.post('/v2/accounts/auth', { code });
exports.account = '⟦trap category=mono_nigeria shape=hex:24⟧';
const MonoConnect = new Connect({ key: '⟦trap category=mono_nigeria shape=live_pk_{base36:20}⟧', onSuccess: ({ code }) => code });
