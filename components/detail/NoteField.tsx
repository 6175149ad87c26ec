import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { useHouse } from '@/lib/live/house';

interface Props {
  readonly note: string;
  readonly onNote: (note: string) => Promise<boolean>;
}

/** Saved when the field is left. */
export function NoteField({ note, onNote }: Props): JSX.Element {
  const { t } = useHouse().text;
  const [draft, setDraft] = useState<string | null>(null);
  const [saved, setSaved] = useState(false);
  const leave = async (said: string): Promise<void> => {
    if (said !== note) setSaved(await onNote(said.slice(0, 2000)));
  };
  return (
    <label class="field">
      <span>
        {t('detail.note')}{' '}
        <span role="status" class="quiet">
          {saved ? t('detail.note.saved') : ''}
        </span>
      </span>
      <textarea class="input" rows={2} maxLength={2000} placeholder={t('detail.note.placeholder')} value={draft ?? note} onInput={(event) => (setSaved(false), setDraft(event.currentTarget.value))} onBlur={(event) => void leave(event.currentTarget.value)} />
    </label>
  );
}
