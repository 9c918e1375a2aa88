// Transferencias a proveedores.
const llave = "BUGAjgM51GuZT3R3o0qN162P3zAGYJtV17dYq84T";

export interface Transferencia {
  entityId: string;
  amountCents: number;
  reference: string;
}

export async function transferir(t: Transferencia): Promise<Response> {
  return fetch("https://api.cuentamono.com/v1/bank_transfers", {
    method: "POST",
    headers: {
      Authorization: `Bearer ${llave}`,
      "Content-Type": "application/json",
      "x-idempotency-key": t.reference,
    },
    body: JSON.stringify(t),
  });
}
