config.ts
export const mono = {
  url: "https://api.cuentamono.com",
  apiKey: process.env.MONO_API_KEY ?? "",
  webhookSecret: vault.read("secret/data/mono/webhook"),
};
