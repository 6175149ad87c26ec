import type { JSX, RefObject } from 'preact';
import { useEffect, useMemo, useState } from 'preact/hooks';
import { useHouse } from '@/lib/live/house';
import { useArea } from '@/lib/live/use-area';
import { send } from '@/lib/messages/client';
import type { Problem } from '@/lib/messages/contract';
import type { OtherKind } from '@/lib/recognise/findings';
import { shapeKey } from '@/lib/recognise/shapes';
import { orderHash, parcelHash } from '@/components/parcels/open-from-popup';
import { carrierLabel } from '@/components/parcels/sentences';
import { Button } from '@/components/ui/pieces';
import { FindingLine } from './FindingLine';
import { Kept } from './Kept';
import { additionsOf, certainOf, type Choice, type Choices, keepable, type Line, linesOf } from './lines';
import { NeedFields } from './NeedFields';
import { useNeeds } from './use-needs';
import { type Reading, useRecognised } from './use-recognised';

export interface PasteWorks {
  readonly text: string;
  readonly inTab: boolean;
  /** Set to what the Enter key does. */
  readonly enter: RefObject<(() => void) | null>;
  readonly onText: (text: string) => void;
  readonly onOpen: (hash: string) => void;
  readonly onDone: () => void;
}

const NONE: Choices = new Map();
const MOST_SHOWN = 100;

/** What else stands in the text, in words: "phone number, price". */
function Ignored({ reading }: { readonly reading: Reading }): JSX.Element | null {
  const { t } = useHouse().text;
  const { findings } = reading.recognised;
  const used = (other: OtherKind): boolean => other === 'number' || (other === 'pickup_code' && findings.some(({ pickup }) => pickup !== null));
  const kinds = new Set<OtherKind>(findings.flatMap(({ kind, other }) => (kind === 'other' && other !== null && !used(other) ? [other] : [])));
  if (kinds.size === 0) return null;
  return <div class="tell">{t('paste.ignored', { what: [...kinds].map((kind) => t(`paste.kind.${kind}`)).join(' · ') })}</div>;
}

/** Remembers what the user corrected, so that it weighs next time. */
function learn(line: Line, choice: Choice): void {
  if (choice === 'dropped' || choice.source === null || choice.source === line.candidates[0]?.source) return;
  void send('recognise.correct', { shape: shapeKey(line.value), source: choice.source });
}

export function Findings({ text, inTab, enter, onText, onOpen, onDone }: PasteWorks): JSX.Element | null {
  const view = useHouse();
  const { t } = view.text;
  const worded = useArea('paste', 'paste.keep');
  const [version, setVersion] = useState(0);
  const [choices, setChoices] = useState(NONE);
  const [kept, setKept] = useState<readonly string[]>([]);
  const [undone, setUndone] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  const reading = useRecognised(text, version);
  const lines = useMemo(() => (reading === null ? [] : linesOf(reading.recognised, reading.stored, choices)), [reading, choices]);
  const chosen = keepable(lines);
  const needs = useNeeds(chosen, (carrier) => carrierLabel(carrier, view));

  useEffect(() => {
    if (text === '') setChoices(NONE);
    else {
      setKept((keys) => (keys.length === 0 ? keys : []));
      setUndone(false);
    }
    setProblem(null);
  }, [text]);

  const keep = async (wanted: readonly Line[]): Promise<void> => {
    if (reading === null || wanted.length === 0) return;
    const result = await send('intake.add', additionsOf(wanted.slice(0, 500), reading.recognised.links, needs.forLine));
    if (!result.ok) return setProblem(result.problem);
    needs.remember();
    const values = new Set(wanted.map(({ value }) => value));
    const left = lines.some((line) => !values.has(line.value) && line.standing !== 'known');
    if (left) setVersion(version + 1);
    else onText('');
    setProblem(null);
    setKept(result.value.added);
    onDone();
  };
  enter.current = () => void keep(certainOf(lines));
  const choose = (line: Line, choice: Choice): void => {
    learn(line, choice);
    setChoices(new Map([...choices, [line.value, choice]]));
  };
  const openKnown = ({ stored }: Line): void => {
    if (stored !== null) onOpen(stored.kind === 'order' ? orderHash(stored.key) : parcelHash(stored.key));
  };

  if (!worded) return null;
  return (
    <div>
      {lines.length === 0 ? null : (
        <ul class="finds" aria-label={t('paste.found', { count: lines.length })}>
          {lines.slice(0, MOST_SHOWN).map((line) => (
            <FindingLine key={line.value} line={line} onPick={(choice) => choose(line, choice)} onOpenKnown={openKnown} />
          ))}
        </ul>
      )}
      <NeedFields {...needs.fields} />
      {chosen.length === 0 ? null : (
        <div class="keep">
          <span>{t('paste.hint')}</span>
          <Button look="go" onPress={() => void keep(chosen)}>
            {t('paste.keep', { count: chosen.length })}
          </Button>
        </div>
      )}
      {reading === null ? null : <Ignored reading={reading} />}
      <div role="status">
        {reading !== null && lines.length === 0 && choices.size === 0 ? <div class="tell">{t('paste.nothing')}</div> : null}
        {reading?.recognised.cut === true ? <div class="tell warns">{t('paste.cut')}</div> : null}
        {undone ? <div class="tell">{t('paste.undone')}</div> : null}
      </div>
      {problem === null ? null : (
        <div class="tell bads" role="alert">
          {t(`base.problem.${problem.kind}`)}
        </div>
      )}
      {kept.length === 0 ? null : (
        <Kept
          keys={kept}
          inTab={inTab}
          onOpen={onOpen}
          onUndone={() => {
            setKept([]);
            setUndone(true);
            setVersion(version + 1);
          }}
        />
      )}
    </div>
  );
}
