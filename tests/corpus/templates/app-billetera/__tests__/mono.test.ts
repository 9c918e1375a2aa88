import nock from 'nock';

const API_KEY = '⟦trap category=fixture⟧mock-api-key⟦/⟧';

beforeEach(() => {
  process.env.MONO_API_KEY = '⟦trap category=fixture⟧testkey123⟦/⟧';
  process.env.MONO_CLIENT_SECRET = '⟦trap category=fixture⟧shhh-its-a-secret⟦/⟧';
  process.env.MONO_WEBHOOK_SECRET = '⟦trap category=fixture⟧whsec_testtesttesttest⟦/⟧';
});

it('sends the bearer', async () => {
  nock('https://api.cuentamono.com').get('/v1/banks').matchHeader('authorization', 'Bearer ⟦trap category=fixture⟧mock-api-key⟦/⟧').reply(200, []);
  nock('https://breb-participant.mono.la').post('/api/v1/oauth/token').reply(200, { access_token: '⟦trap category=fixture⟧fake.jwt.token⟦/⟧', refresh_token: '⟦trap category=fixture⟧xxxxxxxxxxxxxxxxxxxxxxxx⟦/⟧' });
  expect(await banks({ apiKey: '⟦trap category=fixture⟧1234567890123456⟦/⟧' })).toEqual([]);
});
