banks.mjs
const answer = await fetch("https://api.sandbox.cuentamono.com/v1/banks", {
  headers: new Headers([["authorization", "Bearer veTxejRXpDC7gZ6MvxP4vxkbEcomz0yI1GAwVYUq"]]),
});
