var request = require('request');
var opts = {
  uri: 'https://sandbox.api.cuentamono.com/v1/collection_intents',
  method: 'POST',
  json: { amount: 1500000, external_id: '⟦trap category=external_id shape=uuid⟧' },
  auth: { bearer: '⟦secret kind=bearer|api_key env=sandbox product=banking must shape=base62:38⟧' },
};
request(opts, function (err, res, body) {
  if (err) throw err;
  console.log(body.id); // ⟦trap category=typed_id shape=cint_{base62:22}⟧
});

var part = '⟦secret kind=bearer|api_key env=production product=banking should shape=base62:48 name=dos parts=2⟧' +
  '⟦part dos⟧';
request({ uri: 'https://api.cuentamono.com/v1/banks', headers: { Authorization: 'Bearer ' + part } }, console.log);
