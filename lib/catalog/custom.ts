/** What the house must know of a carrier of the user's own, in the form that every other carrier and source has. */
import { needsOf, hostOfAddress } from '@/lib/adapter/custom/template';
import type { CarrierMeta, SourceMeta } from '@/lib/adapter/meta';
import type { CustomSource } from '@/lib/model/custom-source';
import { MINUTE, SECOND } from '@/lib/model/time';
import type { AskingMeta } from './asking';
import { LEARNS } from './custom-words';

/** Between two calls to a host whose limits nobody has written down. */
const GAP = 5 * SECOND;

export function customAsking(source: CustomSource): AskingMeta {
  const { id, name, zone, zoneRule, everyMinutes, perDay } = source;
  const host = hostOfAddress(source.address);
  const secrets = source.headers.filter((header) => header.secret).map((header) => ({ name: header.name, label: { en: header.name } }));
  return {
    id, names: { en: name }, carriers: [id], kind: secrets.length === 0 ? 'carrier' : 'own-key', carrier: id, ...(zoneRule === 'zone' ? { zone } : {}),
    hosts: host === null ? [] : [host], secrets, batch: 1, limits: { gapMs: GAP, perDay, perNumberMs: everyMinutes * MINUTE },
  };
}

/** With what only pages show. */
export function customMeta(source: CustomSource): SourceMeta {
  const asking = customAsking(source);
  const keyed = asking.secrets.length > 0;
  return { ...asking, ...LEARNS(asking.hosts.join(', ')), maturity: 'experimental', dataCollection: keyed ? ['personallyIdentifyingInfo', 'authenticationInfo'] : ['personallyIdentifyingInfo'] };
}

/** The carrier that it is for pages. Its numbers have no shape: it is chosen by hand. */
export function customCarrier(source: CustomSource): CarrierMeta {
  const needs = [...needsOf(source)].filter((name) => name !== 'number');
  return { id: source.id, names: { en: source.name }, aliases: [], countries: [], codes: {}, ...(needs.length === 0 ? {} : { needs }), samples: { good: [], bad: [] } };
}
