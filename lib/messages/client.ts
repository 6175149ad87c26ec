import { sendEnvelope } from '@/lib/platform/wire';
import type { Command, Input, Result } from './contract';

/** Sends a command to the background. Never throws: a background that cannot be reached is a problem like any other. */
export async function send<C extends Command>(command: C, input: Input<C>): Promise<Result<C>> {
  try {
    return ((await sendEnvelope({ command, input })) as Result<C> | undefined) ?? { ok: false, problem: { kind: 'internal' } };
  } catch {
    return { ok: false, problem: { kind: 'internal' } };
  }
}
