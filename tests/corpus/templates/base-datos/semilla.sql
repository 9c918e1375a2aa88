INSERT INTO proveedores (nombre, url, client_id, client_secret) VALUES
  ('mono', 'https://breb-participant.sandbox.mono.la', '⟦trap category=client_id shape=uuid⟧', '⟦secret kind=oauth_client_secret env=sandbox product=breb must shape=base62:43⟧'),
  ('spotify', 'https://accounts.spotify.com', '⟦trap category=foreign_key shape=hex:32⟧', '⟦trap category=foreign_key shape=hex:32⟧'),
  ('google', 'https://oauth2.googleapis.com', '⟦trap category=foreign_key shape={digits:12}-{base36:32}.apps.googleusercontent.com⟧', '⟦trap category=foreign_key shape=GOCSPX-{base62:28}⟧');

INSERT INTO ajustes (clave, valor) VALUES ('MONO_WEBHOOK_SECRET', '⟦secret kind=webhook_secret env=production|unknown product=banking should shape=base62:40⟧');
INSERT INTO ajustes (clave, valor) VALUES ('mono_base_url', 'https://api.cuentamono.com');
INSERT INTO ajustes (clave, valor) VALUES ('MONO_API_KEY', '⟦trap category=placeholder⟧CAMBIAME_CAMBIAME_CAMBIAME⟦/⟧');
INSERT INTO ajustes (clave, valor) VALUES ('JWT_SECRET', '⟦trap category=foreign_key shape=base62:48⟧');
UPDATE cuentas SET mono_api_key = '⟦secret kind=api_key|bearer env=production|unknown product=banking must shape=base62:40⟧' WHERE mono_url = 'https://api.cuentamono.com';
UPDATE cuentas SET mono_api_key = NULL WHERE huella = '⟦trap category=hash shape=hex:64⟧';
