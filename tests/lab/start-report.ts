/** What `npm start -- --once` prints: the timeline by day, the notices, and whether it was right. */
import { middayZone } from '@/tests/_support/browser';
import type { Outcome } from './start-job';

/** The browser's zone is the one of the person, or the one it was given for the run. */
const zoneOf = (onScreen: boolean): { readonly timeZone?: string } => (onScreen ? {} : { timeZone: middayZone() });

export function reportOf({ events, parcels, popUps, problems }: Outcome, onScreen: boolean): string {
  const zone = zoneOf(onScreen);
  const day = new Intl.DateTimeFormat('en-GB', { weekday: 'short', day: 'numeric', month: 'short', ...zone });
  const clock = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit', ...zone });
  const titles = new Map(parcels.map(({ key, title, trackingNumber }) => [key, `${title ?? ''} (${trackingNumber})`]));
  const lines: string[] = ['', 'Timeline'];
  let last = '';
  for (const event of events.toReversed()) {
    const on = day.format(event.sortAt);
    if (on !== last) lines.push(`  ${on}`);
    last = on;
    lines.push(`    ${clock.format(event.sortAt)}  ${event.status.padEnd(17)} ${titles.get(event.subject) ?? event.subject}: ${event.text}`);
  }
  lines.push('', `Notices raised (${popUps.length})`, ...popUps.map(({ title, message }) => `    ${title} | ${message.replaceAll('\n', ' ')}`), '');
  lines.push(...problems.map((problem) => `PROBLEM: ${problem}`));
  return lines.join('\n');
}
