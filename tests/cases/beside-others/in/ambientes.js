const BASE = { sandbox: 'https://api.sandbox.cuentamono.com', production: 'https://api.cuentamono.com' };
const KEYS = { sandbox: 'YJ4sTB3Lie2pbZGMjPUp3ZQvqhB5XpDFQYxP', production: '19528c8090594569ac98282fdcba03c4c1d106b6' };
const ACME = { sandbox: '0eLMNNg17yEPNjqnV4edUH0cHwpf3UxhdF6j', production: 'sME0d1VFvfPCUDLyFtabckgOeIC32L1Puh8cBk1Aygfm' };
