const express = require('express');
const crypto = require('node:crypto');
const app = express();

const MONO = {
  key: process.env.MONO_KEY || "⟦secret kind=api_key|bearer env=sandbox product=banking must shape=base62:32⟧",
  host: process.env.MONO_HOST || "https://api.sandbox.cuentamono.com",
};
const webhookSecret = process.env.MONO_WEBHOOK_SECRET || '⟦secret kind=webhook_secret env=sandbox|unknown product=banking must shape=base64:24⟧';

app.post('/mono/webhook', express.raw({ type: '*/*' }), (req, res) => {
  const [t, v1] = req.get('Mono-Signature').split(',').map((p) => p.split('=')[1]);
  const mac = crypto.createHmac('sha256', webhookSecret).update(`${t}.${req.body}`).digest('hex');
  res.sendStatus(mac === v1 ? 204 : 400);
});

app.use('/proxy', (req, res) => {
  // el front manda su propio Authorization
  fetch(MONO.host + req.url, { headers: { authorization: req.headers.authorization ?? 'Bearer ' + MONO.key } }).then((r) => r.body.pipe(res));
});

app.use(session({ secret: '⟦trap category=foreign_key shape=base62:32⟧', resave: false }));
app.listen(3000);
