/** Yamato's inquiry page in the lab: a form of ten numbers, HTML, a block for each, oldest first, clocks of Japan without a year. */
import { htmlReply, type LabReply, type LabRequest, type LabSource } from '@/tests/lab/contract';
import type { Happening, Stage } from '@/tests/lab/life';
import { wallClock } from '@/tests/lab/wall-clock';
import type { LabParcel, World } from '@/tests/lab/world';

const ROWS: Partial<Record<Stage, readonly [label: string, office: string]>> = {
  announced: ['出荷指示', ''], picked_up: ['荷物受付', '見本奈良営業所'], departed: ['発送済み', '見本奈良営業所'], in_transit: ['作業店通過', '見本ベース店'], out_for_delivery: ['配達中', '見本大津営業所'],
  ready_for_pickup: ['保管中（ご指定店）', '見本大津営業所'], delivered: ['配達完了', '見本大津営業所'], attempt_failed: ['持戻（ご不在）', '見本大津営業所'], exception: ['調査中', '見本大津営業所'], returning: ['返品', '見本大津営業所'], returned: ['返品完了', '見本奈良営業所'],
};

const escapeHtml = (text: string): string => text.replace(/[<>&"]/g, (sign) => `&#${sign.charCodeAt(0)};`);

function scan({ stage, at }: Happening): string {
  const row = ROWS[stage];
  const [, month = '', day = '', clock = ''] = /^\d+-(\d+)-(\d+) (\d+:\d+)/.exec(wallClock(at, 9)) ?? [];
  return row === undefined ? '' : `<li><div class="item">${row[0]}</div><div class="date">${month}月${day}日 ${clock}</div><div class="name">${row[1]}</div></li>`;
}

function refusal(title: string, words: string): string {
  return `<div class="tracking-invoice-block-state is-urgent-red"><h4 class="tracking-invoice-block-state-title">${title}</h4><div class="tracking-invoice-block-state-summary">${words}</div></div>`;
}

function content(number: string, parcel: LabParcel | undefined): string {
  if (!/^\d{11,12}$/.test(number)) return refusal('伝票番号誤り', '伝票番号をもう一度お確かめください。');
  const shown = (parcel?.carrier === 'yamato' ? parcel.history : []).filter(({ stage }) => ROWS[stage] !== undefined);
  const last = shown.at(-1);
  if (last === undefined) return refusal('伝票番号未登録', '伝票番号の登録がありません。');
  return `<div class="tracking-invoice-block-state"><h4 class="tracking-invoice-block-state-title">${ROWS[last.stage]?.[0] ?? ''}</h4><div class="tracking-invoice-block-state-summary">見本の状態です。</div></div>
<div class="tracking-invoice-block-summary"><ul><li><div class="item">お届け予定日時：</div><div class="data">-</div></li></ul></div>
<div class="tracking-invoice-block-detail"><ol>${shown.map(scan).join('\n')}</ol></div>`;
}

function handle(request: LabRequest, world: World): LabReply {
  const page = (body: string, more: Partial<LabReply> = {}): LabReply => htmlReply(`<!doctype html><html lang="ja"><head><meta charset="utf-8"><title>見本お問い合わせ</title></head><body>\n<form method="post"><input name="number01" value=""></form>\n${body}\n</body></html>`, more);
  if (request.path !== '/cgi-bin/tneko') return { ...page('Not Found'), status: 404, note: 'wrong_path' };
  if (request.method !== 'POST' || !(request.headers['content-type'] ?? '').startsWith('application/x-www-form-urlencoded')) return page('', { note: 'empty_form' });
  const form = new URLSearchParams(request.body);
  const asked = Array.from({ length: 10 }, (_, index) => (form.get(`number${String(index + 1).padStart(2, '0')}`) ?? '').replace(/-/g, '')).filter((number) => number !== '');
  const blocks = asked.map((number, index) => `<div class="parts-tracking-invoice-block"><h3 class="tracking-invoice-block-title">${index + 1}件目：${escapeHtml(number.replace(/(\d{4})(?=\d)/g, '$1-'))}</h3>${content(number, world.find(number))}</div>`);
  return page(blocks.join('\n'), { asked });
}

export default { hosts: ['toi.kuronekoyamato.co.jp'], handle } satisfies LabSource;
