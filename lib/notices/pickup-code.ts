/** A pickup code and its place out of a carrier's text, where the source gives them no field of their own. Pure, linear. */
import type { PickupPlace } from '@/lib/model/parcel';

const CODE = /(?:取件码|取件碼|提货码|提貨碼|取货码|取件号|开箱码|取件密码|凭码|pick-?up code|collection code|access code|\bPIN)(?: is)?[\s:：为為是【[「“"]{0,4}([A-Za-z0-9]{1,12}(?:-[A-Za-z0-9]{1,6}){0,3})/iu;
const BY_CODE = /凭[\s「“"【]?(\d{1,4}(?:-\d{1,4}){1,3}|\d{4,8})[\s」”"】]?(?:到|至|前往|取|在)/u;
const PLACE = /(?:已到达?|已到站|存放[在于至]|暂存[在于至]|放[在入]|到达|送达|投递[到至]|请(?:您)?(?:及时)?[到至]|前往|地址[:：]|(?<=[\dA-Za-z][」”"】]?)[到至])\s?【?([^，,。；;】！!]{2,40}?(?:驿站|驛站|自提点|自提點|自提柜|快递柜|丰巢柜?|代收点|代收點|超市|便利店|门店|門市|服务站|服務站|菜鸟站|店))/u;

/** What the text says; null when it names neither. */
export function findPickup(text: string): PickupPlace | null {
  const code = CODE.exec(text)?.[1] ?? BY_CODE.exec(text)?.[1] ?? null;
  const place = PLACE.exec(text)?.[1]?.replace(/^[【\s]+/, '') ?? null;
  // A word of letters alone is no code ("pickup code will").
  const plain = code !== null && /\d/.test(code) ? code : null;
  return plain === null && place === null ? null : { code: plain, place };
}
