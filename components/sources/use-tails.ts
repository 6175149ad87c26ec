import { useEffect, useState } from 'preact/hooks';
import { send } from '@/lib/messages/client';

export type Tails = Readonly<Record<string, Readonly<Record<string, string>>>>;

/** The last characters of every stored key. `when` changes with anything that may have changed them: a page cannot read keys. */
export function useTails(when: string): Tails {
  const [tails, setTails] = useState<Tails>({});
  useEffect(() => {
    let current = true;
    void send('source.tails', {}).then((result) => {
      if (current && result.ok) setTails(result.value.tails);
      return undefined;
    });
    return () => {
      current = false;
    };
  }, [when]);
  return tails;
}
