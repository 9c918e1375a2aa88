-- MySQL dump 10.13  Distrib 8.0.36
INSERT INTO `integraciones` (`id`, `proveedor`, `ambiente`, `base_url`, `api_key`, `creado`) VALUES
(1, 'mono', 'production', 'https://api.cuentamono.com', '⟦secret kind=api_key|bearer env=production product=banking must shape=base62:40⟧', '2025-01-14 10:22:01'),
(2, 'mono', 'sandbox', 'https://api.sandbox.cuentamono.com', '⟦secret kind=api_key|bearer env=sandbox product=banking must shape=base62:40⟧', '2025-01-14 10:23:45'),
(3, 'wompi', 'production', 'https://production.wompi.co/v1', '⟦trap category=foreign_key shape=prv_prod_{base62:32}⟧', '2025-01-15 08:00:00');
UPDATE integraciones SET mono_client_secret = '⟦secret kind=oauth_client_secret env=unknown product=unknown must shape=base64url:43⟧' WHERE id = 4;
INSERT INTO `transferencias` (`id`, `mono_id`, `idempotency_key`, `estado`) VALUES
(88, '⟦trap category=typed_id shape=bat_{base62:22}⟧', '⟦trap category=idempotency_key shape=uuid⟧', 'approved'),
(89, '⟦trap category=typed_id shape=bat_{base62:22}⟧', '⟦trap category=idempotency_key shape=uuid⟧', 'declined');
INSERT INTO `users` (`id`, `email`, `password`) VALUES (7, 'ana@tienda.co', '$2y$12$⟦trap category=hash shape=base62:53⟧');
