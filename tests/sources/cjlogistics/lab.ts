/** CJ's trace host in the lab: a form of one number, JSON, oldest first, clocks of Korea; 403 for whoever asks too much. */
import { MINUTE } from '@/lib/model/time';
import { htmlReply, jsonReply, type LabReply, type LabRequest, type LabSource } from '@/tests/lab/contract';
import type { Happening, Stage } from '@/tests/lab/life';
import { wallClock } from '@/tests/lab/wall-clock';
import type { World } from '@/tests/lab/world';

interface Row { readonly code: string; readonly label: string; readonly text: string; readonly office: string }

const ROWS: Partial<Record<Stage, Row>> = {
  picked_up: { code: '11', label: '집화처리', text: '견본 상품을 인수받았습니다', office: '견본수원집배점' },
  departed: { code: '41', label: '간선상차', text: '견본 터미널로 이동중입니다.', office: '견본HUB' },
  in_transit: { code: '42', label: '간선하차', text: '견본 배송지에 도착하였습니다.', office: '견본춘천터미널' },
  out_for_delivery: { code: '82', label: '배송출발', text: '견본 상품을 배송할 예정입니다.', office: '견본춘천집배점' },
  delivered: { code: '91', label: '배송완료', text: '견본 상품이 배송완료 되었습니다.', office: '견본춘천집배점' },
};
const MANY_A_MINUTE = 20;

function rowsOf({ stage, at }: Happening): readonly object[] {
  const row = ROWS[stage];
  const [workDt = '', workHms = ''] = wallClock(at, 9).split(' ');
  return row === undefined ? [] : [{
    branNm: row.office, branCd: '0000', procBranTelNo: '', workDt, workHms, crgStDcd: row.code, crgStDnm: row.label, crgStDcdVal: row.text,
    patnBranNm: '', patnBranCd: '', patnBranTelNo: '', empno: '', empynm: '', acprNm: '', acprRlpDnm: '',
  }];
}

function handle(request: LabRequest, world: World): LabReply {
  if (request.path !== '/next/rest/selectTrackingDetailList.do' || request.method !== 'POST') return { ...htmlReply('<html><body>404</body></html>'), status: 404, note: 'wrong_path' };
  const form = new URLSearchParams((request.headers['content-type'] ?? '').startsWith('application/x-www-form-urlencoded') ? request.body : '');
  const wblNo = form.get('wblNo') ?? '';
  if (!world.within('cjlogistics', MANY_A_MINUTE, MINUTE)) return { ...htmlReply('<html><body>403 Forbidden</body></html>'), status: 403, note: 'too_fast' };
  if (!/^\d{10}(?:\d\d)?$/.test(wblNo)) return jsonReply({ resultCode: 500, data: null }, { asked: [wblNo], note: 'bad_number' });
  const parcel = world.find(wblNo);
  const svcOutList = parcel?.carrier === 'cj-logistics' ? parcel.history.flatMap(rowsOf) : [];
  return jsonReply({ resultCode: 200, data: { wblNo, svcOutList } }, { asked: [wblNo] });
}

export default { hosts: ['trace.cjlogistics.com'], handle } satisfies LabSource;
