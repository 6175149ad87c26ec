import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { useHouse } from '@/lib/live/house';

/** A code or number that is copied with one press. */
export function CopyButton({ value }: { readonly value: string }): JSX.Element {
  const { t } = useHouse().text;
  const [copied, setCopied] = useState(false);
  const copy = (): void => {
    void navigator.clipboard.writeText(value).then(
      () => setCopied(true),
      () => setCopied(false),
    );
  };
  return (
    <button type="button" class={copied ? 'copy done' : 'copy'} title={t('base.copy', { what: value })} onClick={copy}>
      {value}
      <span class="hidden" role="status">
        {copied ? t('base.copied') : ''}
      </span>
    </button>
  );
}
