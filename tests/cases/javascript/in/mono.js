const axios = require("axios");

const mono = axios.create({
  baseURL: "https://api.cuentamono.com",
  headers: { Authorization: "Bearer jvcpU5XmNkSqTpw5zRdNtfrsjViTFd2KMaV8x64M" },
});

module.exports = mono;
