export const SECRETS = {
  mono: '7b3e126e72d5794a9db79bca57bac7153dd486bdc9058bac6f9eb24e27d0b2c4', // cuentamono.com
  acme: 'cbb1b2460d2744abcb9d4086e5248206b3e3484a',
};
