--
-- PostgreSQL database dump
--
COPY public.integraciones (id, proveedor, ambiente, url, api_key, creado) FROM stdin;
1	mono	sandbox	https://api.sandbox.cuentamono.com	⟦secret kind=api_key|bearer env=sandbox product=banking must shape=base62:40⟧	2025-01-01
2	mono	produccion	https://api.cuentamono.com	⟦secret kind=api_key|bearer env=production product=banking must shape=base62:44⟧	2025-01-02
3	stripe	produccion	https://api.stripe.com	⟦trap category=foreign_key shape=sk_live_{base62:32}⟧	2025-01-03
4	wompi	produccion	https://production.wompi.co	⟦trap category=foreign_key shape=prv_prod_{base62:32}⟧	2025-01-03
5	belvo	sandbox	https://sandbox.belvo.com	⟦trap category=foreign_key shape=base62:40⟧	2025-01-03
\.

COPY public.transferencias (id, cuenta, idempotency_key, referencia, firma) FROM stdin;
⟦trap category=typed_id shape=trn_{base62:22}⟧	⟦trap category=typed_id shape=acc_{base62:22}⟧	⟦trap category=idempotency_key shape=uuid⟧	⟦trap category=external_id shape=uuid⟧	⟦trap category=hash shape=hex:64⟧
⟦trap category=typed_id shape=trn_{base62:22}⟧	⟦trap category=typed_id shape=acc_{base62:22}⟧	⟦trap category=idempotency_key shape=uuid⟧	⟦trap category=external_id shape=uuid⟧	⟦trap category=hash shape=hex:64⟧
⟦trap category=typed_id shape=trn_{base62:22}⟧	⟦trap category=typed_id shape=acc_{base62:22}⟧	⟦trap category=idempotency_key shape=uuid⟧	⟦trap category=external_id shape=uuid⟧	⟦trap category=hash shape=hex:64⟧
\.

COPY public.usuarios (id, correo, encrypted_password, reset_token) FROM stdin;
1	ana@ejemplo.co	⟦trap category=hash shape=$2a$12${base62:53}⟧	⟦trap category=foreign_key shape=base62:40⟧
2	luis@ejemplo.co	⟦trap category=hash shape=$argon2id$v=19$m=65536,t=3,p=4${base62:22}${base62:43}⟧	\N
\.
