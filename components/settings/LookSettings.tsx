import type { JSX } from 'preact';
import { useHouse } from '@/lib/live/house';
import { LANGUAGES, type Settings } from '@/lib/model/settings';
import { LANGUAGE_NAMES } from '@/lib/text/language-names';
import { ProblemLine } from '@/components/ui/ProblemLine';
import { useCommand } from '@/components/ui/use-command';
import { tidyNeed } from '@/components/paste/NeedFields';

const SCHEMES = ['auto', 'light', 'dark'] as const satisfies readonly Settings['scheme'][];
const NEEDS = ['phoneTail', 'postcode'] as const;

/** Language, light or dark, and what is remembered for carriers. */
export function LookSettings(): JSX.Element {
  const { settings: { language, scheme, remembered }, text: { t } } = useHouse();
  const { run, problem } = useCommand();
  return (
    <section id="look" tabIndex={-1} aria-labelledby="look-title">
      <h2 id="look-title">{t('options.look')}</h2>
      <div class="card box">
        <label class="field">
          {t('options.language')}
          <select class="input" value={language} onChange={(event) => void run('settings.change', { language: ['auto' as const, ...LANGUAGES].find((known) => known === event.currentTarget.value) ?? 'auto' })}>
            <option value="auto">{t('options.language.auto')}</option>
            {LANGUAGES.map((known) => (
              <option key={known} value={known} lang={known}>
                {LANGUAGE_NAMES[known]}
              </option>
            ))}
          </select>
        </label>
        <fieldset>
          <legend>{t('options.scheme')}</legend>
          <div class="acts">
            {SCHEMES.map((known) => (
              <label class="check" key={known}>
                <input type="radio" name="scheme" value={known} checked={scheme === known} onChange={() => void run('settings.change', { scheme: known })} />
                {t(`options.scheme.${known}`)}
              </label>
            ))}
          </div>
        </fieldset>
        <fieldset>
          <legend>{t('options.remembered')}</legend>
          <p class="quiet">{t('options.remembered.text')}</p>
          <div class="acts">
            {NEEDS.map((need) => (
              <label class="field" key={need}>
                {t(`options.remembered.${need}`)}
                <input class="input" type="text" autocomplete="off" value={remembered[need]} onChange={(event) => void run('settings.change', { remembered: { ...remembered, [need]: tidyNeed(need, event.currentTarget.value) } })} />
              </label>
            ))}
          </div>
        </fieldset>
        <ProblemLine problem={problem} />
      </div>
    </section>
  );
}
