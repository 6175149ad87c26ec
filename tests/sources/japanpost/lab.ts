/** Japan Post's search page in the lab: HTML, every event over two rows, oldest first, wall clock of Japan to the minute. */
import { htmlReply, type LabReply, type LabRequest, type LabSource } from '@/tests/lab/contract';
import type { Happening, Stage } from '@/tests/lab/life';
import { wallClock } from '@/tests/lab/wall-clock';

interface Row { readonly label: string; readonly office: string; readonly prefecture: string; readonly zip: string }

const ROWS: Partial<Record<Stage, Row>> = {
  picked_up: { label: 'Posting/Collection', office: 'EXAMPLE NARA', prefecture: 'NARA', zip: '630-0000' },
  departed: { label: 'En route', office: 'EXAMPLE OSAKA', prefecture: 'OSAKA', zip: '550-0000' },
  in_transit: { label: 'Processing at delivery Post Office', office: 'EXAMPLE OTSU', prefecture: 'SHIGA', zip: '520-0000' },
  out_for_delivery: { label: 'Item out for physical delivery', office: 'EXAMPLE OTSU', prefecture: 'SHIGA', zip: '520-0000' },
  ready_for_pickup: { label: 'Retention', office: 'EXAMPLE OTSU', prefecture: 'SHIGA', zip: '520-0000' },
  delivered: { label: 'Final delivery', office: 'EXAMPLE OTSU', prefecture: 'SHIGA', zip: '520-0000' },
  attempt_failed: { label: 'Absence. Attempted delivery.', office: 'EXAMPLE OTSU', prefecture: 'SHIGA', zip: '520-0000' },
  returned: { label: 'Returned to sender', office: 'EXAMPLE NARA', prefecture: 'NARA', zip: '630-0000' },
};

const page = (title: string, body: string): string => `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>${title} - Japan Post</title></head><body>\n${body}\n</body></html>`;

function stamp(at: number): string {
  const [, year = '', month = '', day = '', clock = ''] = /^(\d+)-(\d+)-(\d+) (\d+:\d+)/.exec(wallClock(at, 9)) ?? [];
  return `${month}/${day}/${year} ${clock}`;
}

function rowsOf({ stage, at }: Happening): string {
  const row = ROWS[stage];
  if (row === undefined) return '';
  return `<tr><td rowspan="2">${stamp(at)}</td><td rowspan="2">${row.label}</td><td rowspan="2">&nbsp;</td><td>${row.office}</td><td rowspan="2">${row.prefecture}</td></tr><tr><td>${row.zip}</td></tr>`;
}

function notFound(number: string): string {
  return page('Individual number search results', `<table summary="照会結果"><tr><th>Item number</th><th>Class of goods</th><th>Latest status</th></tr><tr><td>${number}</td><td colspan="5"><font color="ff0000">** Your item was not found. Confirm your item number and ask at your local office.</font></td></tr></table>`);
}

function details(number: string, rows: string): string {
  const shown = /^\d{12}$/.test(number) ? number.replace(/(\d{4})(?=\d)/g, '$1-') : number;
  return page(
    'Detailed Search Results',
    `<table summary="配達状況詳細"><tr><th>Item number</th><th>Class of goods</th><th>Additional services</th></tr><tr><td>${shown}</td><td>Yu-Packet</td><td>&nbsp;</td></tr></table>
<table summary="履歴情報"><tr><th rowspan="2">Date</th><th rowspan="2">Shipping track record</th><th rowspan="2">Details</th><th>Office</th><th rowspan="2">Prefecture</th></tr><tr><th>ZIP code(Postal code number)</th></tr>
${rows}</table>`,
  );
}

const escapeHtml = (text: string): string => text.replace(/[<>&"]/g, (sign) => `&#${sign.charCodeAt(0)};`);

const handle: LabSource['handle'] = (request: LabRequest, world): LabReply => {
  if (request.path !== '/services/srv/search/direct' || request.method !== 'GET') return { ...htmlReply(page('Error', 'Not Found')), status: 404, note: 'wrong_path' };
  const number = (request.query.get('reqCodeNo1') ?? '').replace(/-/g, '').toUpperCase();
  const parcel = world.find(number);
  const rows = parcel?.carrier === 'japan-post' ? parcel.history.map(rowsOf).filter((row) => row !== '') : [];
  return htmlReply(rows.length === 0 ? notFound(escapeHtml(number)) : details(number, rows.join('\n')), { asked: [number] });
};

export default { hosts: ['trackings.post.japanpost.jp'], handle } satisfies LabSource;
