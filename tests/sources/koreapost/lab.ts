/** Korea Post's two pages in the lab: HTML, oldest first, to the minute; the domestic one by GET, the international one by its form. */
import { htmlReply, type LabReply, type LabRequest, type LabSource } from '@/tests/lab/contract';
import type { Happening, Stage } from '@/tests/lab/life';
import { wallClock } from '@/tests/lab/wall-clock';
import type { World } from '@/tests/lab/world';

interface Row { readonly korean: string; readonly english: string | null; readonly office: string }

const ROWS: Partial<Record<Stage, Row>> = {
  announced: { korean: '운송장출력', english: null, office: '견본서울우체국' },
  picked_up: { korean: '접수', english: 'Posting/Collection', office: '견본서울우체국' },
  departed: { korean: '발송', english: 'Departure from the Airport', office: '견본서울우체국' },
  arrived_in_country: { korean: '도착', english: 'Arrival at Destination Airport', office: '견본대전우편집중국' },
  customs: { korean: '도착', english: 'Ready for customs clearance', office: '견본대전우편집중국' },
  in_transit: { korean: '도착', english: 'Arrival at inward office of exchange', office: '견본대전우편집중국' },
  out_for_delivery: { korean: '배달준비', english: null, office: '견본부산우체국' },
  delivered: { korean: '배달완료', english: 'Delivery complete', office: '견본부산우체국' },
  attempt_failed: { korean: '미배달', english: 'Unsuccessful delivery', office: '견본부산우체국' },
};
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

const escapeHtml = (text: string): string => text.replace(/[<>&"]/g, (sign) => `&#${sign.charCodeAt(0)};`);
const heads = (words: string): string => `<thead><tr>${words.split('|').map((word) => `<th scope="col">${word}</th>`).join('')}</tr></thead>`;
const page = (body: string): string => `<!DOCTYPE html><html><head><meta charset="utf-8"><title>견본</title></head><body>\n${body}\n</body></html>`;

function clockOf(at: number): { readonly year: string; readonly month: string; readonly day: string; readonly clock: string } {
  const [, year = '', month = '', day = '', clock = ''] = /^(\d+)-(\d+)-(\d+) (\d+:\d+)/.exec(wallClock(at, 9)) ?? [];
  return { year, month, day, clock };
}

function domestic(number: string, history: readonly Happening[]): string {
  const rows = history.map(({ stage, at }) => {
    const { year, month, day, clock } = clockOf(at);
    return `<tr><td>${year}.${month}.${day}</td><td>${clock}</td><td><a href="#">${ROWS[stage]?.office ?? ''}</a></td><td><span class="evtnm">${ROWS[stage]?.korean ?? ''}</span><span class="tracered"></span></td></tr>`;
  });
  const lost = rows.length > 0 ? '' : '<tr><td colspan="6">배달정보를 찾지 못했습니다.</td></tr>';
  return page(`<table class="table_col">${heads('등기번호|보내는 분/접수일자|받는 분|수령인/배달일자|취급구분|배달결과')}<tbody><tr><th scope="row">${escapeHtml(number)}</th><td></td><td></td><td></td><td></td><td></td></tr>${lost}</tbody></table>
<table class="table_col detail_off">${heads('날짜|시간|발생국|처리현황')}<tbody>${rows.join('\n')}</tbody></table>`);
}

function international(number: string, history: readonly Happening[]): string {
  const rows = history.flatMap(({ stage, at }) => {
    const { year, month, day, clock } = clockOf(at);
    const label = ROWS[stage]?.english ?? null;
    return label === null ? [] : [`<tr><td>${clock} ${day}-${MONTHS[Number(month) - 1] ?? ''}-${year}</td><td>${label}</td><td>SAMPLE OFFICE</td><td>&nbsp;</td></tr>`];
  });
  const lost = `<tr><td colspan="4">Your item number <strong>${escapeHtml(number)}</strong> is not found.<br>Confirm your item number.</td></tr>`;
  return page(`<table summary="Basic Information">${heads('Item Number|Sender / Date|Addressee / Date|Delivery Status|Mail Type')}<tbody><tr><td>${escapeHtml(number)}</td><td></td><td></td><td></td><td>EMS</td></tr></tbody></table>
<table summary="Delivery Status for your EMS">${heads('Date|Status|Post office/Airport|Details')}<tbody>${rows.length === 0 ? lost : rows.join('\n')}</tbody></table>`);
}

const wrong = (): LabReply => ({ ...htmlReply(page('404')), status: 404, note: 'wrong_path' });

function handle(request: LabRequest, world: World): LabReply {
  const atHome = request.host === 'service.epost.go.kr';
  if (atHome ? request.path !== '/trace.RetrieveDomRigiTraceList.comm' || request.method !== 'GET' : request.path !== '/xtts/servlet/kpl.tts.common.svl.SttSVL' || request.method !== 'POST') return wrong();
  const form = new URLSearchParams(request.body);
  if (!atHome && form.get('target_command') !== 'kpl.tts.tt.epost.cmd.RetrieveEmsTraceEngCmd') return wrong();
  const number = (atHome ? request.query.get('sid1') : form.get('POST_CODE')) ?? '';
  const parcel = world.find(number);
  const history = (parcel?.carrier === 'korea-post' ? parcel.history : []).filter(({ stage }) => ROWS[stage] !== undefined);
  return htmlReply(atHome ? domestic(number, history) : international(number, history), { asked: [number] });
}

export default { hosts: ['service.epost.go.kr', 'trace.epost.go.kr'], handle } satisfies LabSource;
