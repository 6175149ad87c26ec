/** The small pieces of every page. */
import type { ComponentChildren, JSX } from 'preact';
import type { Tone } from './Trail';

export function Tag({ tone = 'go', children }: { readonly tone?: Tone; readonly children: ComponentChildren }): JSX.Element {
  return <span class={`tag ${tone}`}>{children}</span>;
}

/** A name with the colour of its shop; the colour says nothing that the name does not. */
export function Chip({ color, children }: { readonly color?: string | undefined; readonly children: ComponentChildren }): JSX.Element {
  return (
    <span class="chip" style={color === undefined ? {} : { '--c': color }}>
      {children}
    </span>
  );
}

/** A quiet letter in place of the picture. */
export function Thumb({ name, big = false }: { readonly name: string; readonly big?: boolean }): JSX.Element {
  const letter = /[\p{L}\p{N}]/u.exec(name)?.[0] ?? '·';
  return (
    <span class={big ? 'thumb big' : 'thumb'} aria-hidden="true">
      {letter.toUpperCase()}
    </span>
  );
}

interface ButtonProps {
  readonly onPress: () => void;
  readonly children: ComponentChildren;
  readonly look?: 'go' | 'plain' | 'bad' | 'icon' | undefined;
  readonly label?: string | undefined;
  /** Says why not by its own words; stays reachable by keyboard. */
  readonly off?: boolean;
  readonly pressed?: boolean | undefined;
}

export function Button({ onPress, children, look, label, off = false, pressed }: ButtonProps): JSX.Element {
  const press = (): void => {
    if (!off) onPress();
  };
  return (
    <button type="button" class={look === undefined ? 'btn' : `btn ${look}`} aria-label={label} title={look === 'icon' ? label : undefined} aria-disabled={off || undefined} aria-pressed={pressed} onClick={press}>
      {children}
    </button>
  );
}

/** Nothing here, and what to do next. */
export function Empty({ title, children }: { readonly title: string; readonly children?: ComponentChildren }): JSX.Element {
  return (
    <div class="empty">
      <h2>{title}</h2>
      {children}
    </div>
  );
}

/** Told to screen readers when it changes, shown to everybody. */
export function Said({ children, bad = false }: { readonly children?: ComponentChildren; readonly bad?: boolean }): JSX.Element {
  return <output aria-live="polite">{children === undefined || children === null || children === false ? null : <div class={bad ? 'said bad' : 'said'}>{children}</div>}</output>;
}
