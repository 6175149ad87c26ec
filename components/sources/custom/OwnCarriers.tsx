import type { JSX } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { useHouse } from '@/lib/live/house';
import { useArea } from '@/lib/live/use-area';
import { send } from '@/lib/messages/client';
import { LARGEST_CUSTOM_FILE } from '@/lib/model/custom-file';
import type { CustomDraft, FileRefusal } from '@/lib/model/custom-source';
import { Button } from '@/components/ui/pieces';
import { BLANK, draftOf } from './draft';
import { OwnForm } from './OwnForm';

/** The address `#edit-<id>` opens the form of a carrier. */
export const EDIT = '#edit-';

interface Open {
  readonly draft: CustomDraft;
  readonly id: string | null;
  /** A form for another carrier is another form. */
  readonly turn: number;
}
interface Refused { readonly reason: FileRefusal; readonly at: string }

async function readFile(file: File): Promise<{ readonly draft: CustomDraft } | Refused> {
  if (file.size > LARGEST_CUSTOM_FILE * 3) return { reason: 'too_large', at: '' };
  const read = await send('custom.read-file', { text: (await file.text()).slice(0, LARGEST_CUSTOM_FILE + 1) });
  if (!read.ok) return { reason: 'shape', at: '' };
  return 'refused' in read.value ? { reason: read.value.refused, at: read.value.at } : { draft: read.value.draft };
}

/** Where a carrier of the user's own begins: described by hand, or from a file that somebody shared. */
export function OwnCarriers(): JSX.Element | null {
  const { catalog, text: { t } } = useHouse();
  const worded = useArea('custom', 'custom.title');
  const statuses = useArea('status', 'status.unknown');
  const [open, setOpen] = useState<Open | null>(null);
  const [refused, setRefused] = useState<Refused | null>(null);
  const file = useRef<HTMLInputElement>(null);
  const begin = (draft: CustomDraft, id: string | null): void => {
    setRefused(null);
    setOpen((before) => ({ draft, id, turn: (before?.turn ?? 0) + 1 }));
  };
  useEffect(() => {
    const go = (): void => {
      const source = location.hash.startsWith(EDIT) ? catalog?.own.get(location.hash.slice(EDIT.length)) : undefined;
      if (source !== undefined) begin(draftOf(source), source.id);
    };
    go();
    addEventListener('hashchange', go);
    return () => removeEventListener('hashchange', go);
  }, [catalog?.own]);
  const choose = async (input: HTMLInputElement): Promise<void> => {
    const [file] = input.files ?? [];
    if (file === undefined) return;
    const read = await readFile(file);
    input.value = '';
    if ('draft' in read) begin(read.draft, null);
    else setRefused(read);
  };
  const done = (id: string | null): void => {
    setOpen(null);
    location.hash = id === null ? '#own' : `#source-${id}`;
  };
  if (!worded || !statuses) return null;
  return (
    <section id="own" tabIndex={-1} aria-labelledby="own-title">
      <h3 id="own-title">{t('custom.title')}</h3>
      <p class="quiet">{t('custom.lead')}</p>
      {open === null ? (
        <div class="acts">
          <Button look="go" onPress={() => begin(BLANK, null)}>{t('custom.new')}</Button>
          <input ref={file} type="file" accept=".json,application/json" hidden onChange={(event) => void choose(event.currentTarget)} />
          <Button onPress={() => file.current?.click()}>{t('custom.open')}</Button>
        </div>
      ) : (
        <OwnForm key={open.turn} begun={open.draft} id={open.id} onDone={done} />
      )}
      <div role="status">{refused === null ? null : <p class="bads">{t(`custom.file.${refused.reason}`, { at: refused.at })}</p>}</div>
    </section>
  );
}
