import { useEffect, useState } from 'preact/hooks';
import { listGrantedHosts, onPermissionsChanged } from '@/lib/platform/request-permission';

/** Are these hosts among them, one by one or with all of https? */
export function mayReach(granted: ReadonlySet<string>, hosts: readonly string[]): boolean {
  return hosts.every((host) => granted.has(host) || (granted.has('*') && !host.startsWith('http://')));
}

/** The hosts the browser lets us reach now; null until it has said so. */
export function useGranted(): ReadonlySet<string> | null {
  const [granted, setGranted] = useState<ReadonlySet<string> | null>(null);
  useEffect(() => {
    let current = true;
    const look = (): void => {
      void listGrantedHosts().then((hosts) => {
        if (current) setGranted(new Set(hosts));
        return undefined;
      });
    };
    look();
    const stop = onPermissionsChanged(look);
    return () => {
      current = false;
      stop();
    };
  }, []);
  return granted;
}
