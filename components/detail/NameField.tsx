import type { JSX } from 'preact';
import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { useHouse } from '@/lib/live/house';
import { Button } from '@/components/ui/pieces';

interface Props {
  readonly shown: string;
  readonly name: string | null;
  /** Null takes the name away again. */
  readonly onName: (name: string | null) => void;
}

/** The heading, and the field it becomes to be renamed. */
export function NameField({ shown, name, onName }: Props): JSX.Element {
  const { t } = useHouse().text;
  const [draft, setDraft] = useState<string | null>(null);
  const field = useRef<HTMLInputElement>(null);
  const part = useRef<HTMLDivElement>(null);
  const wasOpen = useRef(false);
  const open = draft !== null;
  // Before the next key can come: it must not meet a page without a focus.
  useLayoutEffect(() => {
    field.current?.focus();
    field.current?.select();
    if (!open && wasOpen.current) part.current?.querySelector('button')?.focus();
    wasOpen.current = open;
  }, [open]);
  if (draft === null) {
    return (
      <div class="name" ref={part}>
        <h1>{shown}</h1>
        <Button look="plain" onPress={() => setDraft(name ?? '')}>
          {t('detail.rename')}
        </Button>
      </div>
    );
  }
  const save = (event: Event): void => {
    event.preventDefault();
    const said = (field.current?.value ?? draft).trim().slice(0, 200);
    onName(said === '' ? null : said);
    setDraft(null);
  };
  return (
    <form class="name" onSubmit={save} onKeyDown={(event) => event.key === 'Escape' && !event.isComposing && (event.stopPropagation(), setDraft(null))}>
      <input ref={field} class="input" type="text" aria-label={t('detail.rename.label')} maxLength={200} value={draft} onInput={(event) => setDraft(event.currentTarget.value)} />
      <button type="submit" class="btn go">
        {t('base.save')}
      </button>
      <Button onPress={() => setDraft(null)}>{t('base.cancel')}</Button>
    </form>
  );
}
