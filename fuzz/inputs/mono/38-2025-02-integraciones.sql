&-- MySQL dump 10.13  Distrib 8.0.36
INSERT INTO `integraciones` (`id`, `proveedor`, `ambiente`, `base_url`, `api_key`, `creado`) VALUES
(1, 'mono', 'production', 'https://api.cuentamono.com', 'Qz7wKd93nVxLr5TbYp2sHc8mFj4u', '2025-01-14 10:22:01'),
(2, 'mono', 'sandbox', 'https://api.sandbox.cuentamono.com', 'Qz7wKd93nVxLr5TbYp2sHc8mFj4u', '2025-01-14 10:23:45'),
(3, 'wompi', 'production', 'https://production.wompi.co/v1', 'Qz7wKd93nVxLr5TbYp2sHc8mFj4u', '2025-01-15 08:00:00');
UPDATE integraciones SET mono_client_secret = 'Qz7wKd93nVxLr5TbYp2sHc8mFj4u' WHERE id = 4;
INSERT INTO `transferencias` (`id`, `mono_id`, `idempotency_key`, `estado`) VALUES
(88, 'Qz7wKd93nVxLr5TbYp2sHc8mFj4u', 'Qz7wKd93nVxLr5TbYp2sHc8mFj4u', 'approved'),
(89, 'Qz7wKd93nVxLr5TbYp2sHc8mFj4u', 'Qz7wKd93nVxLr5TbYp2sHc8mFj4u', 'declined');
INSERT INTO `users` (`id`, `email`, `password`) VALUES (7, 'ana@tienda.co', '$2y$12$Qz7wKd93nVxLr5TbYp2sHc8mFj4u');
