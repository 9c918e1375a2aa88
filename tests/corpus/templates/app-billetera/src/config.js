// Ambientes. El `active` lo cambia el pipeline.
module.exports = {
  active: 'sandbox',
  mono: {
    sandbox: {
      url: 'https://api.sandbox.cuentamono.com',
      apiKey: '⟦secret kind=api_key|bearer env=sandbox product=banking must shape=hex:40⟧',
    },
    production: {
      url: 'https://api.cuentamono.com',
      apiKey: '⟦secret kind=api_key|bearer env=production product=banking must shape=hex:40⟧',
    },
    certification: {
      url: 'https://api.cert.monoban.co',
      apiKey: process.env.MONO_CERT_API_KEY || '⟦secret kind=api_key|bearer env=certification product=banking must shape=hex:40⟧',
    },
  },
  maps: { apiKey: '⟦trap category=foreign_key shape=AIza{base64url:35}⟧' },
  amplitude: { apiKey: '⟦trap category=foreign_key shape=hex:32⟧', url: 'https://api2.amplitude.com' },
};
