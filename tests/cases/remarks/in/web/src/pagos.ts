const llave = import.meta.env.VITE_MONO_API_KEY ?? "nHkRbn8RQpBB1RoN6gJBf4BGDRsXTOfK";
fetch("https://api.sandbox.cuentamono.com/v1/banks", { headers: { Authorization: `Bearer ${llave}` } });
