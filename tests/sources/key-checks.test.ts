/** Trying the user's keys, at every source that can: one cheap call, to its own hosts, and nothing told of the keys. */
import { describe, expect, it } from 'vitest';
import { SourceFailure, type SourceReply } from '@/lib/adapter/contract';
import { judgeKeys } from '@/lib/adapter/key-check';
import { sources as metas } from '@/lib/catalog/meta';
import { trackingSources } from '@/lib/polling/registry';
import { errandWith } from './reading';

const all = [...trackingSources.values()].map((source) => ({ id: source.id, source, meta: metas.get(source.id) }));

it('whoever can check keys says what it costs, and whoever says so can', () => {
  const wrong = all.filter(({ source, meta }) => (source.check === undefined) !== (meta?.keyCheck === undefined)).map(({ id }) => id);
  expect(wrong, 'Give the source a `check`, or take `keyCheck` out of its meta.json.').toEqual([]);
});

describe.each(all.filter(({ source }) => source.check !== undefined))('the keys of $id', ({ source, meta }) => {
  const secrets = Object.fromEntries((meta?.secrets ?? []).map(({ name }) => [name, `SECRET-${name}-0123456789`]));
  const run = async (answer: string | Partial<SourceReply>) => {
    const made = errandWith(() => answer, secrets);
    return { ...made, check: await source.check?.(made.errand) };
  };

  it.each([[401, 'auth'], [403, 'auth'], [429, 'rate_limited'], [500, 'upstream'], [503, 'upstream']] as const)('a call that answers %i fails as %s, and keeps no token', async (status, failure) => {
    const { check, shelf } = await run({ status, body: '' });
    expect([check, shelf.token]).toEqual([{ kind: 'failed', failure }, null]);
  });

  it('one call, over https, to its own hosts, with no key in the address and none in what comes back', async () => {
    const { requests, check } = await run({ status: 401, body: JSON.stringify(secrets) });
    expect(requests).toHaveLength(1);
    for (const { url, endpoint } of requests) {
      expect([new URL(url).protocol, meta?.hosts.includes(new URL(url).hostname), endpoint.startsWith(`${source.id}.`)]).toEqual(['https:', true, true]);
      for (const secret of Object.values(secrets)) expect(url).not.toContain(secret);
    }
    expect(JSON.stringify(check)).not.toContain('SECRET-');
  });

  it.each(['', '<html>Sign in</html>', 'null', '[]', '{}', '{"data":null}', '['.repeat(10_000)])('a good status with an odd page never throws: %s', async (body) => {
    expect((await run(body)).check?.kind).toMatch(/^(?:works|failed)$/);
  });

  it('passes on that nobody could be asked', async () => {
    const { errand } = errandWith(() => {
      throw new SourceFailure('offline');
    }, secrets);
    await expect(source.check?.(errand)).rejects.toMatchObject({ kind: 'offline' });
  });
});

it('whoever answers anything but "who are you?" has let the keys in', () => {
  const rest = { carrier: null, code: null, message: null } as const;
  const failed = (failure: 'auth' | 'quota_exhausted' | 'needs_input' | 'changed') => judgeKeys({ kind: 'failed', failure, ...rest });
  expect([judgeKeys({ kind: 'not_found', subStatus: 'no_record', ...rest }), judgeKeys({ kind: 'inconclusive', ...rest }), failed('needs_input')]).toEqual(Array.from({ length: 3 }, () => ({ kind: 'works', allowance: null })));
  expect([failed('quota_exhausted'), failed('auth'), failed('changed'), judgeKeys(undefined)]).toEqual([{ kind: 'works', allowance: { left: 0, of: null } }, { kind: 'failed', failure: 'auth' }, { kind: 'failed', failure: 'changed' }, { kind: 'failed', failure: 'internal' }]);
});
