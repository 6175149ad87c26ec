/** Reads a carrier from the file that somebody shared. Every refusal has a name. */
import { CUSTOM_FORMAT, CUSTOM_VERSION, LARGEST_CUSTOM_FILE } from '@/lib/model/custom-file';
import type { CustomDraft, FileRefusal } from '@/lib/model/custom-source';
import { readJson } from '../text';
import { customDraft } from './schema';

export type ReadFile =
  /** What has to be mended in it before it can be used, the form says. */
  | { readonly draft: CustomDraft }
  | { readonly refused: FileRefusal; /** The field that is not what it should be. */ readonly at: string };

const refuse = (refused: FileRefusal, at = ''): ReadFile => ({ refused, at });

/** Never throws, whatever is handed in. */
export function readCustomFile(text: string): ReadFile {
  if (text.length > LARGEST_CUSTOM_FILE) return refuse('too_large');
  const told = readJson(text);
  if (told === undefined) return refuse('not_json');
  if (typeof told !== 'object' || told === null || !('format' in told) || told.format !== CUSTOM_FORMAT || !('version' in told) || typeof told.version !== 'number') return refuse('not_ours');
  if (told.version > CUSTOM_VERSION) return refuse('newer');
  const parsed = customDraft.safeParse('carrier' in told ? told.carrier : undefined);
  if (!parsed.success) return refuse('shape', (parsed.error.issues[0]?.path ?? []).join('.').slice(0, 60));
  // Whoever wrote the file does not decide what is on this user's own network.
  return { draft: { ...parsed.data, network: 'public' } };
}
