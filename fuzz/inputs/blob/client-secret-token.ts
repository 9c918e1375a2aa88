token.ts
const base = "https://breb-participant.sandbox.mono.la";
export const token = () => fetch("https://breb-participant.sandbox.mono.la/api/v1/oauth/token", {
  method: "POST",
  body: new URLSearchParams({ client_id: process.env.MONO_CLIENT_ID, client_secret: process.env.MONO_CLIENT_SECRET }),
});
