import { useState } from 'preact/hooks';
import { useHouse } from '@/lib/live/house';
import { send } from '@/lib/messages/client';
import type { Line, Needs } from './lines';
import type { Need } from './NeedFields';

interface NeedsHook {
  readonly fields: { readonly wanted: ReadonlyMap<Need, readonly string[]>; readonly given: Needs; readonly remember: boolean; readonly onGive: (need: Need, value: string) => void; readonly onRemember: (remember: boolean) => void };
  readonly forLine: (line: Line) => Needs;
  /** Keeps what was typed for next time, if the user wants that. */
  readonly remember: () => void;
}

/** What the carriers of these lines want to know: asked once, then offered from memory without asking. */
export function useNeeds(lines: readonly Line[], nameOf: (carrier: string) => string): NeedsHook {
  const { catalog, settings: { remembered } } = useHouse();
  const [given, setGiven] = useState<Needs>({});
  const [remember, setRemember] = useState(true);
  const needsOf = (line: Line): readonly Need[] => (line.kind === 'parcel' && line.source !== null ? (catalog?.carriers.get(line.source)?.needs ?? []) : []);
  const wanted = new Map<Need, readonly string[]>();
  for (const line of lines) {
    for (const need of needsOf(line)) {
      const names = wanted.get(need) ?? [];
      const name = nameOf(line.source ?? '');
      if (remembered[need] === '' && !names.includes(name)) wanted.set(need, [...names, name]);
    }
  }
  const valueOf = (need: Need): string => given[need]?.trim() || remembered[need];
  return {
    fields: { wanted, given, remember, onGive: (need, value) => setGiven({ ...given, [need]: value }), onRemember: setRemember },
    forLine: (line) => Object.fromEntries(needsOf(line).flatMap((need) => (valueOf(need) === '' ? [] : [[need, valueOf(need)]]))),
    remember: () => {
      if (remember && Object.values(given).some((value) => value.trim() !== '')) void send('settings.change', { remembered: { postcode: valueOf('postcode'), phoneTail: valueOf('phoneTail') } });
    },
  };
}
