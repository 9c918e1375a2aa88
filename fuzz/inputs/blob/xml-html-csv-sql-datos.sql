datos.sql
INSERT INTO ajustes (nombre, valor) VALUES ('mono_api_key', 'hDN1VhL2Zm2ZHHcrlXMkz3xAimpyldwGp668CtdT');
