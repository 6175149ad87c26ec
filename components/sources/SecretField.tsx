import type { JSX } from 'preact';

interface Props {
  readonly label: string;
  readonly value: string;
  readonly onGive: (value: string) => void;
  /** The person has it already: a password manager may fill it in. */
  readonly known?: boolean;
}

/** Something that nobody should read over the shoulder. */
export function SecretField({ label, value, onGive, known = false }: Props): JSX.Element {
  return (
    <label class="field">
      <span>{label}</span>
      <input class="input" type="password" autocomplete={known ? 'current-password' : 'off'} spellcheck={false} maxLength={500} value={value} onInput={(event) => onGive(event.currentTarget.value)} />
    </label>
  );
}
