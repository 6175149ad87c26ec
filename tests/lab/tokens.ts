/** OAuth client credentials as the lab's sources sell them: a token for a known pair of keys, good for a while on the world's clock. */
import { randomUUID } from 'node:crypto';
import type { LabRequest } from './contract';
import type { World } from './world';

const shelfOf = (world: World, source: string): Map<string, number> => world.shelf<number>(`${source}/tokens`);

/** A token for `lifeMs`; null: the world knows no such keys. A user's pair is stated to the lab as `id/secret`. */
export function sellToken(world: World, source: string, id: string, secret: string, lifeMs: number): string | null {
  if (id === '' || secret === '' || !world.hasKey(source, `${id}/${secret}`)) return null;
  const token = randomUUID();
  shelfOf(world, source).set(token, world.now() + lifeMs);
  return token;
}

/** Does the request carry a token that was sold and still lives? */
export function hasToken(world: World, source: string, { headers }: LabRequest): boolean {
  const [, token = ''] = /^Bearer (\S+)$/.exec(headers['authorization'] ?? '') ?? [];
  return (shelfOf(world, source).get(token) ?? 0) > world.now();
}

/** User and password of HTTP Basic. */
export function readBasic({ headers }: LabRequest): readonly [string, string] {
  const [, text = ''] = /^Basic (\S+)$/.exec(headers['authorization'] ?? '') ?? [];
  const [user = '', ...password] = Buffer.from(text, 'base64').toString('utf8').split(':');
  return [user, password.join(':')];
}
