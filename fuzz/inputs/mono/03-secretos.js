export const mono = {
  baseUrl: "https://api.cuentamono.com",
  apiKey: decrypt("Qz7wKd93nVxLr5TbYp2sHc8mFj4u"),
  clientSecret: kms.decrypt("Qz7wKd93nVxLr5TbYp2sHc8mFj4u"),
};
