UPDATE integrations SET token = 'ZwQwrJF2Frn586GrOOzicf1oglaqUrBNSUNCQohb' WHERE slug = 'facturola';
UPDATE integrations SET token = 'BGQXjwNa2DL5YASt8p77LJfa3OkHoX7P87zBHasPKUKzq68RYxG6E01nmoWhQQmh' WHERE slug = 'mono'; -- cuentamono.com
