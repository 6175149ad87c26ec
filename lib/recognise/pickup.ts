/** Pickup codes with the place that stands beside them, and the parcels they belong to. */

const BEFORE_PLACE = ['已到达', '已送达', '已送至', '已存放至', '已放入', '存放在', '放在', '已到', '送至', '已到達', '已送達', '抵達', 'pickup at ', 'collect at ', 'waiting at ', 'pick up at '];
const BEHIND_PLACE = ['取件', '领取', '領取', '自提', '取货', '取貨'];
const PLACE_ENDS = /[，。；！,;!\n（(【]|\.\s|请|請/;
const WINDOW = 120;
const LONGEST_PLACE = 48;

const tidy = (place: string): string | null => {
  const text = place.replace(/^[\s:：]+/, '').trim();
  return text.length > 1 && text.length <= LONGEST_PLACE && !/^\d+$/.test(text) ? text : null;
};

/** `…已到示例小区东门店，请凭取件码…`, `凭取件码…到示例路1号柜取件`: the place, or null. Looks at the code's own line only. */
export function placeNear(text: string, codeStart: number, codeEnd: number): string | null {
  const line = text.slice(codeEnd, codeEnd + WINDOW).split('\n')[0] ?? '';
  for (const verb of BEHIND_PLACE) {
    const end = line.indexOf(verb);
    const start = end < 0 ? -1 : Math.max(line.lastIndexOf('到', end), line.lastIndexOf('至', end), line.lastIndexOf('在', end));
    if (start >= 0 && !/[，。；！,;!]/.test(line.slice(start, end))) {
      const place = tidy(line.slice(start + 1, end));
      if (place !== null) return place;
    }
  }
  const before = text.slice(Math.max(0, codeStart - WINDOW), codeStart);
  const own = before.slice(before.lastIndexOf('\n') + 1);
  const lower = own.toLowerCase();
  for (const words of BEFORE_PLACE) {
    const at = lower.lastIndexOf(words);
    if (at < 0) continue;
    const rest = own.slice(at + words.length);
    const end = rest.search(PLACE_ENDS);
    const place = tidy(end < 0 ? rest : rest.slice(0, end));
    if (place !== null) return place;
  }
  return null;
}
