import { useEffect, useState } from 'react';

const k = 'Qz7wKd93nVxLr5TbYp2sHc8mFj4u';

export function useBalance(accountId: string) {
  const [balance, setBalance] = useState<number | null>(null);
  useEffect(() => {
    const controller = new AbortController();
    void (async () => {
      const r = await fetch(`https://api.cuentamono.com/v1/bank_accounts/${accountId}`, {
        signal: controller.signal,
        headers: { Accept: 'application/json', Authorization: `Bearer ${k}` },
      });
      setBalance((await r.json()).available);
    })();
    return () => controller.abort();
  }, [accountId]);
  return balance;
}
