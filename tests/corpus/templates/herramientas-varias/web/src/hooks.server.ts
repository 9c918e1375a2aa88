import { MONO_API_KEY } from '$env/static/private';
const authorization = `Bearer ${MONO_API_KEY}`;
export const secreto_mono = '⟦secret kind=oauth_client_secret env=unknown product=unknown should shape=base64url:43⟧';
export const claveMonoSandbox = '⟦secret kind=api_key|bearer env=sandbox product=banking must shape=base62:40⟧';
export const tokenMono: string = '⟦secret kind=bearer|api_key|oauth_access_token env=unknown product=unknown should shape=base62:40⟧';
