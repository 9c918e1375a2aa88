export const auth = { domain: 'https://ejemplo.us.monocloud.com', MONOCLOUD_AUTH_CLIENT_SECRET: 'Qz7wKd93nVxLr5TbYp2sHc8mFj4u', MONOCLOUD_COOKIE_SECRET: 'Qz7wKd93nVxLr5TbYp2sHc8mFj4u' };
