import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { useHouse } from '@/lib/live/house';
import { NOTICE_KINDS } from '@/lib/model/notice';
import { Button } from '@/components/ui/pieces';
import { ProblemLine } from '@/components/ui/ProblemLine';
import { useCommand } from '@/components/ui/use-command';

const clockValue = (minute: number): string => `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;

/** "22:30" as minutes after midnight; null while the field is half typed. */
export function readClock(value: string): number | null {
  const [, hours, minutes] = /^([01]\d|2[0-3]):([0-5]\d)/.exec(value) ?? [];
  return hours === undefined || minutes === undefined ? null : Number(hours) * 60 + Number(minutes);
}

/** Which notices, when not, and a test. */
export function NoticeSettings(): JSX.Element {
  const { settings: { notices, quiet }, text: { t } } = useHouse();
  const { run, problem } = useCommand();
  const [tested, setTested] = useState(false);
  const setKind = (kind: string, on: boolean): void => void run('settings.change', { notices: { on: notices.on, kinds: { ...notices.kinds, [kind]: on } } });
  const setQuiet = (change: Partial<typeof quiet>): void => void run('settings.change', { quiet: { ...quiet, ...change } });
  const setMinute = (name: 'fromMinute' | 'untilMinute', value: string): void => {
    const minute = readClock(value);
    if (minute !== null) setQuiet({ [name]: minute });
  };
  return (
    <section id="notices" tabIndex={-1} aria-labelledby="notices-title">
      <h2 id="notices-title">{t('options.notices')}</h2>
      <div class="card box">
        <label class="check">
          <input type="checkbox" checked={notices.on} onChange={(event) => void run('settings.change', { notices: { on: event.currentTarget.checked, kinds: { ...notices.kinds } } })} />
          {t('options.notices.on')}
        </label>
        <fieldset disabled={!notices.on}>
          <legend>{t('options.notices.kinds')}</legend>
          <div class="kinds">
            {NOTICE_KINDS.map((kind) => (
              <label class="check" key={kind}>
                <input type="checkbox" checked={notices.kinds[kind]} onChange={(event) => setKind(kind, event.currentTarget.checked)} />
                {t(`options.kind.${kind}`)}
              </label>
            ))}
          </div>
        </fieldset>
        <fieldset>
          <legend>{t('options.quiet')}</legend>
          <label class="check">
            <input type="checkbox" checked={quiet.on} onChange={(event) => setQuiet({ on: event.currentTarget.checked })} />
            {t('options.quiet.on')}
          </label>
          <div class="acts">
            <label class="field">
              {t('options.quiet.from')}
              <input class="input" type="time" value={clockValue(quiet.fromMinute)} disabled={!quiet.on} onChange={(event) => setMinute('fromMinute', event.currentTarget.value)} />
            </label>
            <label class="field">
              {t('options.quiet.until')}
              <input class="input" type="time" value={clockValue(quiet.untilMinute)} disabled={!quiet.on} onChange={(event) => setMinute('untilMinute', event.currentTarget.value)} />
            </label>
          </div>
        </fieldset>
        <div class="acts">
          <Button onPress={() => void run('notice.test', {}).then((done) => setTested(done !== null))}>{t('options.test')}</Button>
          <span role="status" class="quiet">
            {tested ? t('options.test.done') : ''}
          </span>
        </div>
        <ProblemLine problem={problem} />
      </div>
    </section>
  );
}
