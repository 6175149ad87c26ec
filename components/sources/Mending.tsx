import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { useHouse } from '@/lib/live/house';
import type { SourceMeta } from '@/lib/live/catalog';
import { useLive, valueOf } from '@/lib/live/use-live';
import { send } from '@/lib/messages/client';
import { newSourceState, type SourceState } from '@/lib/model/source-state';
import { productVersion } from '@/lib/platform/pages';
import { readSample } from '@/lib/storage/queries/house';
import { sayTime } from '@/lib/text/time';
import { Button } from '@/components/ui/pieces';
import { heldBack, writeReport } from './drift-report';
import { Handout } from './Handout';

interface Props {
  readonly source: SourceMeta;
  readonly state: SourceState | null;
  readonly name: string;
}

const browserName = (): string => (navigator.userAgent.includes('Firefox/') ? 'Firefox' : 'Chromium');

/** What it did not understand, as a report. Words that may be somebody's own are told only when ticked. */
function Report({ source, state }: Pick<Props, 'source'> & { readonly state: SourceState }): JSX.Element {
  const { t } = useHouse().text;
  const [included, setIncluded] = useState<ReadonlySet<string>>(new Set());
  const text = writeReport({ source, state, version: productVersion(), browser: browserName(), included });
  const tick = (word: string, on: boolean): void => {
    const next = new Set(included);
    if (on) next.add(word);
    else next.delete(word);
    setIncluded(next);
  };
  return (
    <>
      <p class="quiet">{t('sources.report.text')}</p>
      {heldBack(state).map((word) => (
        <label class="check" key={word}>
          <input type="checkbox" checked={included.has(word)} onChange={(event) => tick(word, event.currentTarget.checked)} />
          {t('sources.report.include', { word })}
        </label>
      ))}
      <Handout label={t('sources.report')} text={text} file={`ordertrail-${source.id}-report.txt`} subject={`Ordertrail: ${source.id}`} />
    </>
  );
}

/** One answer, recorded without anything of the user's, for whoever mends the source. */
function Recording({ source, state, name }: Props): JSX.Element {
  const { text, moment } = useHouse();
  const { t } = text;
  const sample = valueOf(useLive((db) => readSample(db, source.id), [source.id]), null);
  const record = (wanted: boolean): void => void send('source.record-sample', { source: source.id, wanted });
  const wanted = state?.sampleWanted === true;
  return (
    <>
      <p class="quiet">{t('sources.sample.text')}</p>
      {sample === null ? null : (
        <>
          <p>{t('sources.sample.kept', { time: sayTime(sample.at, text, moment) })}</p>
          <Handout label={t('sources.sample')} text={`${sample.endpoint} ${sample.status} ${sample.contentType ?? ''}\n\n${sample.body}`} file={`ordertrail-${source.id}-sample.txt`} />
        </>
      )}
      <div class="acts">
        <Button onPress={() => record(!wanted)}>
          {t(wanted ? 'sources.sample.stop' : 'sources.sample.start')} <span class="hidden">{name}</span>
        </Button>
        {sample === null || wanted ? null : (
          <Button onPress={() => record(false)}>
            {t('sources.sample.drop')} <span class="hidden">{name}</span>
          </Button>
        )}
        <span role="status" class="quiet">
          {wanted ? t('sources.sample.waits') : ''}
        </span>
      </div>
    </>
  );
}

/** For people who want to help when a source changes. Nothing leaves the computer by itself. */
export function Mending({ source, state, name }: Props): JSX.Element {
  const { t } = useHouse().text;
  const [open, setOpen] = useState(false);
  return (
    <details open={open} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>
        {t('sources.mend')} <span class="hidden">{name}</span>
      </summary>
      {open ? (
        <>
          <Report source={source} state={state ?? newSourceState(source.id)} />
          <Recording source={source} state={state} name={name} />
        </>
      ) : null}
    </details>
  );
}
