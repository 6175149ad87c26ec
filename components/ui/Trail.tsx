import type { JSX } from 'preact';

export type Tone = 'go' | 'warn' | 'bad' | 'done' | 'quiet';

/** The line filled to where the thing is, `at` percent. What it says stands in words beside it, so it is hidden from readers. */
export function Trail({ at, tone = 'go' }: { readonly at: number; readonly tone?: Tone }): JSX.Element {
  return (
    <div class={`trail ${tone}`} style={{ '--at': String(at) }} aria-hidden="true">
      <i />
      <b />
    </div>
  );
}
