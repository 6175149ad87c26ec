import type { JSX } from 'preact';
import { useHouse } from '@/lib/live/house';
import type { SourceMeta } from '@/lib/live/catalog';
import type { SourceState } from '@/lib/model/source-state';
import { send } from '@/lib/messages/client';
import { sourceLabel } from '@/components/parcels/sentences';
import { Tag } from '@/components/ui/pieces';
import { OwnCarrierActs } from './custom/OwnCarrierActs';
import { Health } from './Health';
import { KeyFields } from './KeyFields';
import { Mending } from './Mending';
import { Permission } from './Permission';

interface Props {
  readonly source: SourceMeta;
  readonly state: SourceState | null;
  readonly granted: boolean;
  readonly keyed: boolean;
  /** The passphrase is wanted before a key can be changed. */
  readonly locked: boolean;
  readonly tails: Readonly<Record<string, string>>;
}

/** Everything about one source: what it is, learns and costs; its key, its permission, its health. */
export function SourceCard({ source, state, granted, keyed, locked, tails }: Props): JSX.Element {
  const view = useHouse();
  const { t, language } = view.text;
  const enabled = state?.enabled ?? true;
  const name = sourceLabel(source.id, view);
  return (
    <article class="card source" id={`source-${source.id}`} tabIndex={-1} aria-labelledby={`name-${source.id}`}>
      <header>
        <h3 id={`name-${source.id}`}>{name}</h3>
        <Tag tone="quiet">{t(`sources.kind.${source.kind}`)}</Tag>
        <Tag tone="quiet">{t(`sources.maturity.${source.maturity}`)}</Tag>
        <label class="check">
          <input type="checkbox" checked={enabled} onChange={(event) => void send('source.enable', { source: source.id, enabled: event.currentTarget.checked })} />
          {t('sources.enable', { source: name })}
        </label>
      </header>
      <dl>
        <dt>{t('sources.learns')}</dt>
        <dd>{source.learns[language] ?? source.learns.en}</dd>
        <dt>{t('sources.costs')}</dt>
        <dd>{source.costs[language] ?? source.costs.en}</dd>
        <dt>{t('sources.health')}</dt>
        <dd>
          <Health source={source} state={state} />
        </dd>
      </dl>
      {source.secrets.length === 0 ? null : <KeyFields source={source} state={state} name={name} stored={keyed} locked={locked} tails={tails} />}
      <Permission source={source} granted={granted} />
      <OwnCarrierActs id={source.id} />
      <Mending source={source} state={state} name={name} />
    </article>
  );
}
