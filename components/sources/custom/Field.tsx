import type { ComponentChildren, JSX } from 'preact';
import { useId } from 'preact/hooks';
import { useHouse } from '@/lib/live/house';
import type { CustomProblem } from '@/lib/model/custom-source';

interface Props {
  readonly label: ComponentChildren;
  readonly value: string;
  readonly onValue: (value: string) => void;
  readonly problem?: CustomProblem['kind'] | null;
  readonly hint?: string;
  readonly longest?: number;
  readonly lines?: number;
  readonly secret?: boolean;
  readonly placeholder?: string;
}

/** A labelled field that says what is wrong with it. */
export function Field({ label, value, onValue, problem = null, hint = '', longest = 200, lines, secret = false, placeholder = '' }: Props): JSX.Element {
  const { t } = useHouse().text;
  const id = useId();
  const shared = {
    class: 'input', value, maxLength: longest, autocomplete: 'off', spellcheck: false, placeholder, 'aria-invalid': problem !== null, 'aria-describedby': `${id}-more`,
    onInput: ({ currentTarget }: { readonly currentTarget: { readonly value: string } }) => onValue(currentTarget.value),
  };
  return (
    <div class="field">
      <label for={id}>{label}</label>
      {lines !== undefined ? <textarea id={id} rows={lines} {...shared} /> : secret ? <input id={id} type="password" {...shared} /> : <input id={id} type="text" {...shared} />}
      <span id={`${id}-more`}>
        {problem === null ? null : <span class="bads">{t(`custom.problem.${problem}`)} </span>}
        {hint}
      </span>
    </div>
  );
}

/** One of a few, with its words. */
export function Select<T extends string>({ label, value, options, onValue }: { readonly label: string; readonly value: T; readonly options: readonly (readonly [T, string])[]; readonly onValue: (value: T) => void }): JSX.Element {
  return (
    <label class="field">
      {label}
      <select class="input" value={value} onChange={(event) => onValue(event.currentTarget.value as T)}>
        {options.map(([option, words]) => (
          <option key={option} value={option}>
            {words}
          </option>
        ))}
      </select>
    </label>
  );
}
