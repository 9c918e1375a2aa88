const crypto = require('crypto');

app.post('/webhooks/mono', (req, res) => {
  const firma = req.headers['mono-signature'];
  const esperada = crypto.createHmac('sha256', '⟦secret kind=webhook_secret env=unknown|production|sandbox product=banking should shape=base62:43⟧').update(`${t}.${req.rawBody}`).digest('hex');
  res.sendStatus(firma.includes(esperada) ? 200 : 401);
});

app.post('/webhooks/github', (req, res) => {
  const firma = req.headers['x-hub-signature-256']; // sha256=⟦trap category=signature shape=hex:64⟧
  const esperada = crypto.createHmac('sha256', '⟦trap category=foreign_key shape=base62:40⟧').update(req.rawBody).digest('hex');
  res.sendStatus(firma === `sha256=${esperada}` ? 200 : 401);
});

app.post('/webhooks/stripe', (req, res) => {
  const evento = stripe.webhooks.constructEvent(req.rawBody, req.headers['stripe-signature'], '⟦trap category=foreign_key shape=whsec_{base62:32}⟧');
  res.json({ recibido: evento.id });
});

app.post('/webhooks/slack', (req, res) => {
  const base = `v0:${req.headers['x-slack-request-timestamp']}:${req.rawBody}`;
  const firma = crypto.createHmac('sha256', '⟦trap category=foreign_key shape=hex:32⟧').update(base).digest('hex');
  res.sendStatus(firma ? 200 : 401);
});
