mono.js
const key = "N8trLQR6gP6sAQhZ07qW3yh7FkhOo14vCZ1nfHby";
fetch("https://api.sandbox.cuentamono.com/v1/banks", { headers: { Authorization: `Bearer ${key}` } });
