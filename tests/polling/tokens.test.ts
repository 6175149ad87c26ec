/** A source that buys a token: what the engine gives it of the vault. */
import { expect, it } from 'vitest';
import type { TrackingSource } from '@/lib/adapter/contract';
import { HOUR } from '@/lib/model/time';
import { createEngine } from '@/lib/polling/engine';
import { openVault } from '../_support/vault';
import { buildHouse, event, found, madeUpSource, tableSource } from '@/tests/_support/house';

const META = madeUpSource({ id: 'keyed', kind: 'own-key', carrier: 'post', secrets: [{ name: 'key', label: { en: 'Key' } }] });

it('keeps the token of a source in the vault from run to run, until the keys are forgotten', async () => {
  const house = await buildHouse({ metas: [META] });
  const vault = openVault(house.db).vault;
  const table = tableSource(META, () => found([event('in_transit', '2026-11-23T10:00:00Z')]));
  const seen: (string | null)[] = [];
  const source: TrackingSource = {
    ...table,
    async track(questions, errand) {
      const kept = await errand.tokens.read();
      seen.push(kept?.value ?? null);
      await errand.tokens.keep({ value: `token ${seen.length}`, expiresAt: errand.now + HOUR });
      return table.track(questions, errand);
    },
  };
  const engine = createEngine({ ...house.parts, ports: { ...house.parts.ports, vault }, sources: new Map([[META.id, source]]) });
  await vault.write('keyed', { key: 'K' });
  await house.add('A1');
  for (let runs = 0; runs < 3; runs += 1) {
    await house.makeDue();
    await engine.run();
    if (runs === 1) await vault.write('keyed', { key: 'another' });
  }
  expect(seen).toEqual([null, 'token 1', null]);
  await vault.forget('keyed');
  expect([await vault.readToken('keyed'), await house.db.secrets.count()]).toEqual([null, 0]);
});
