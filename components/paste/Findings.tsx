import type { JSX, RefObject } from 'preact';
import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import { useHouse } from '@/lib/live/house';
import { useArea } from '@/lib/live/use-area';
import { send } from '@/lib/messages/client';
import type { Problem } from '@/lib/messages/contract';
import type { OtherKind } from '@/lib/recognise/findings';
import { orderHash, parcelHash } from '@/components/parcels/open-from-popup';
import { carrierLabel } from '@/components/parcels/sentences';
import { Pictures } from '@/components/scan/Pictures';
import { Button } from '@/components/ui/pieces';
import { FindingLine } from './FindingLine';
import { keepLines } from './keep-lines';
import { Kept } from './Kept';
import { certainOf, type Choice, type Choices, keepable, lessonsOf, type Line, linesOf } from './lines';
import { NeedFields } from './NeedFields';
import { useNeeds } from './use-needs';
import { type Reading, useRecognised } from './use-recognised';

export interface PasteWorks {
  readonly text: string;
  /** Pictures to read; a new list is read at once. */
  readonly pictures: readonly Blob[];
  readonly inTab: boolean;
  /** Set to what the Enter key does. */
  readonly enter: RefObject<(() => void) | null>;
  readonly onText: (text: string | ((before: string) => string)) => void;
  readonly onPictures: (pictures: readonly Blob[]) => void;
  readonly onOpen: (hash: string) => void;
  readonly onDone: () => void;
}

const NONE: Choices = new Map();
const LONG = 16_384;
const MOST_SHOWN = 100;
/** Lines that one frame draws: each has the whole list of carriers. */
const AT_A_TIME = 20;

/** What else stands in the text, in words: "phone number, price". */
function Ignored({ reading }: { readonly reading: Reading }): JSX.Element | null {
  const { t } = useHouse().text;
  const { findings } = reading.recognised;
  const used = (other: OtherKind): boolean => other === 'number' || (other === 'pickup_code' && findings.some(({ pickup }) => pickup !== null));
  const kinds = new Set<OtherKind>(findings.flatMap(({ kind, other }) => (kind === 'other' && other !== null && !used(other) ? [other] : [])));
  if (kinds.size === 0) return null;
  return <div class="tell">{t('paste.ignored', { what: [...kinds].map((kind) => t(`paste.kind.${kind}`)).join(' · ') })}</div>;
}

/** How many lines to draw now, of all that are to be drawn: a long list comes a part at a time, so that the page stays free. */
function useDrawn(all: number): number {
  const [room, setRoom] = useState(AT_A_TIME);
  useEffect(() => {
    if (all === 0) setRoom(AT_A_TIME);
    if (room >= all) return undefined;
    const timer = setTimeout(() => setRoom(room + AT_A_TIME));
    return () => clearTimeout(timer);
  }, [all, room]);
  return Math.min(room, all);
}

export function Findings({ text, pictures, inTab, enter, onText, onPictures, onOpen, onDone }: PasteWorks): JSX.Element | null {
  const view = useHouse();
  const { t } = view.text;
  const worded = useArea('paste', 'paste.keep');
  const [version, setVersion] = useState(0);
  const [choices, setChoices] = useState(NONE);
  const [kept, setKept] = useState<readonly string[]>([]);
  const [undone, setUndone] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  const busy = useRef(false);
  const reading = useRecognised(text, version);
  const lines = useMemo(() => (reading === null ? [] : linesOf(reading.recognised, reading.stored, choices)), [reading, choices]);
  const drawn = useDrawn(Math.min(lines.length, MOST_SHOWN));
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
    if (reading === null || wanted.length === 0 || busy.current) return;
    busy.current = true;
    const { added, kept: done, problem: trouble } = await keepLines(wanted, lines, reading.recognised.links, needs.forLine);
    busy.current = false;
    setProblem(trouble);
    if (done.size === 0) return;
    needs.remember();
    for (const lesson of lessonsOf(wanted.filter(({ value }) => done.has(value)))) void send('recognise.correct', lesson);
    if (pictures.length > 0) onPictures([]);
    const left = lines.some((line) => !done.has(line.value) && line.standing !== 'known');
    if (left) setVersion(version + 1);
    else onText('');
    setKept(added);
    onDone();
  };
  enter.current = () => void keep(certainOf(lines));
  const choose = (line: Line, choice: Choice): void => {
    setChoices(new Map([...choices, [line.value, choice]]));
    if (choice === 'dropped') onDone();
  };
  const openKnown = ({ stored }: Line): void => {
    if (stored !== null) onOpen(stored.kind === 'order' ? orderHash(stored.key) : parcelHash(stored.key));
  };

  if (!worded) return null;
  return (
    <div>
      {lines.length === 0 ? null : (
        <ul class="finds" aria-label={t('paste.found', { count: lines.length })}>
          {lines.slice(0, drawn).map((line) => (
            <FindingLine key={line.value} line={line} onPick={(choice) => choose(line, choice)} onOpenKnown={openKnown} />
          ))}
        </ul>
      )}
      {lines.length > MOST_SHOWN ? <div class="tell">{t('paste.more', { count: lines.length - MOST_SHOWN })}</div> : null}
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
        {reading === null && text.length > LONG ? <div class="tell">{t('paste.reading')}</div> : null}
        {reading !== null && lines.length === 0 && choices.size === 0 ? <div class="tell">{t('paste.nothing')}</div> : null}
        {reading?.recognised.cut === true ? <div class="tell warns">{t('paste.cut')}</div> : null}
        {undone ? <div class="tell">{t('paste.undone')}</div> : null}
      </div>
      {problem === null ? null : (
        <div class="tell bads" role="alert">
          {t(`base.problem.${problem.kind}`)}
        </div>
      )}
      <Pictures pictures={pictures} inTab={inTab} onPictures={onPictures} onText={(found) => onText((before) => (before.trim() === '' ? found : `${before.trimEnd()}\n${found}`))} onDone={onDone} />
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
