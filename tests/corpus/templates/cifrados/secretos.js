export const mono = {
  baseUrl: "https://api.cuentamono.com",
  apiKey: decrypt("⟦trap category=encrypted shape=U2FsdGVkX1{base64:60}⟧"),
  clientSecret: kms.decrypt("⟦trap category=encrypted shape=AQICAH{base62:160}==⟧"),
};
