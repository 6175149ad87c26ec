import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { useHouse } from '@/lib/live/house';
import { valueOf, useLive } from '@/lib/live/use-live';
import type { Parcel } from '@/lib/model/parcel';
import { pageAddress } from '@/lib/platform/pages';
import { readSourceStates } from '@/lib/storage/queries/house';
import { Doubtful } from '@/components/parcels/Doubtful';
import { pageForBlocked } from '@/components/parcels/open-from-popup';
import { carrierLabel, sourceLabel } from '@/components/parcels/sentences';
import { blockingSource, sourcesFor } from '@/components/parcels/sources-for';
import type { Needs } from '@/components/paste/lines';
import { type Need, NeedFields } from '@/components/paste/NeedFields';
import { AllowButton } from '@/components/sources/AllowButton';
import { mayReach, useGranted } from '@/components/sources/use-granted';
import { Button } from '@/components/ui/pieces';
import type { CommandHook } from '@/components/ui/use-command';

interface Props {
  readonly parcel: Parcel;
  readonly run: CommandHook['run'];
}

/** The fields a carrier wants, right where the parcel waits for them. */
function Missing({ parcel, run }: Props): JSX.Element {
  const view = useHouse();
  const { catalog, settings: { remembered }, text: { t } } = view;
  const [given, setGiven] = useState<Needs>({ postcode: parcel.input.postcode ?? remembered.postcode, phoneTail: parcel.input.phoneTail ?? remembered.phoneTail });
  const [remember, setRemember] = useState(true);
  const known = parcel.carrier === null ? undefined : catalog?.carriers.get(parcel.carrier)?.needs;
  const needs: readonly Need[] = known ?? ['phoneTail', 'postcode'];
  const save = async (): Promise<void> => {
    const input = Object.fromEntries(needs.flatMap((need) => ((given[need] ?? '') === '' ? [] : [[need, given[need] ?? '']])));
    await run('parcel.edit', { key: parcel.key, change: { input } });
    if (remember) await run('settings.change', { remembered: { ...remembered, ...input } });
  };
  return (
    <>
      <NeedFields wanted={new Map(needs.map((need) => [need, [carrierLabel(parcel.carrier, view)]]))} given={given} remember={remember} onGive={(need, value) => setGiven({ ...given, [need]: value })} onRemember={setRemember} />
      <Button look="go" onPress={() => void save()}>
        {t('base.save')}
      </Button>
    </>
  );
}

/** What keeps this parcel from being asked about, with the way out of it. Also before the background has noticed. */
export function Obstacle({ parcel, run }: Props): JSX.Element | null {
  const view = useHouse();
  const { catalog, text: { t } } = view;
  const states = valueOf(useLive(readSourceStates, []), new Map());
  const granted = useGranted();
  if (catalog === null || granted === null || parcel.shelf === 'done' || parcel.shelf === 'archived' || parcel.deletedAt !== null) return null;
  const source = blockingSource(parcel, catalog, states);
  const may = ({ hosts }: { readonly hosts: readonly string[] }): boolean => mayReach(granted, hosts);
  const unasked = parcel.blocked === null && parcel.lastAnswerAt === null && source !== null && !sourcesFor(parcel, catalog).some(may);
  const blocked = unasked ? 'permission_missing' : parcel.blocked;
  if (blocked === null) return null;
  if (blocked === 'wrong_parcel') {
    return (
      <section class="card obstacle need">
        <Doubtful parcel={parcel} />
      </section>
    );
  }
  const name = sourceLabel(source?.id ?? null, view);
  return (
    <section class="card obstacle need">
      <p>{t(`row.blocked.${blocked}`, { source: name })}</p>
      {blocked === 'permission_missing' && source !== null && !may(source) ? (
        <>
          <p class="quiet">{source.learns[view.text.language] ?? source.learns.en}</p>
          <AllowButton source={source} />
        </>
      ) : null}
      {blocked === 'needs_input' ? <Missing key={parcel.key} parcel={parcel} run={run} /> : null}
      {blocked === 'no_source' || blocked === 'auth' || blocked === 'locked' ? (
        <a class="btn" href={pageAddress(pageForBlocked({ ...parcel, blocked }, catalog, states))} target="_blank" rel="noreferrer">
          {t(`row.do.${blocked}`)} <span aria-hidden="true">↗</span>
        </a>
      ) : null}
    </section>
  );
}
