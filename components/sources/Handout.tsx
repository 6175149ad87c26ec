import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { useHouse } from '@/lib/live/house';
import { Button } from '@/components/ui/pieces';
import { saveFile } from '@/components/ui/save-file';

interface Props {
  readonly label: string;
  readonly text: string;
  readonly file: string;
  /** Where it fits into a mail: its subject. */
  readonly subject?: string;
}

/** Longer addresses are cut off by mail programs. */
const LONGEST_MAIL = 1800;

/** A text that the person reads first, and then hands on themselves or not. Nothing is sent by us. */
export function Handout({ label, text, file, subject }: Props): JSX.Element {
  const { t } = useHouse().text;
  const [copied, setCopied] = useState(false);
  const mail = subject === undefined ? null : `mailto:?subject=${encodeURIComponent(subject)}&body=${encodeURIComponent(text)}`;
  const copy = (): void => {
    void navigator.clipboard.writeText(text).then(
      () => setCopied(true),
      () => setCopied(false),
    );
  };
  return (
    <>
      <pre class="handout" tabIndex={0} role="group" aria-label={label}>
        {text}
      </pre>
      <div class="acts">
        <Button onPress={copy}>{t('sources.handout.copy')}</Button>
        <Button onPress={() => saveFile(file, text)}>{t('sources.handout.save')}</Button>
        {mail === null || mail.length > LONGEST_MAIL ? null : (
          <a class="btn" href={mail}>
            {t('sources.handout.mail')}
          </a>
        )}
        <span role="status" class="quiet">
          {copied ? t('base.copied') : ''}
        </span>
      </div>
    </>
  );
}
