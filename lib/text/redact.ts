/** Carrier text on its way into the database: cleaned, cut, and without names and phone numbers of people. */

const LONGEST = 500;
const HIDDEN = '***';

/** Control, bidi and zero-width characters; they only serve to fool the eye. */
const UNSEEN = /[\p{Cc}\p{Cf}\u2028\u2029]+/gu;

const PHONES: readonly RegExp[] = [
  // Mainland mobiles, also with a prefix and split 3-4-4.
  /(?<![\dA-Za-z])(?:\+?86[ -]?)?1[3-9]\d[ -]?\d{4}[ -]?\d{4}(?![\dA-Za-z])/g,
  // Landlines with an area code; service lines such as 400-820-8388.
  /(?<![\dA-Za-z])0\d{2,3}[ -]\d{7,8}(?:-\d{1,5})?(?![\dA-Za-z])/g,
  /(?<![\dA-Za-z])[48]00[ -]\d{3}[ -]?\d{4}(?![\dA-Za-z])/g,
  // Elsewhere: with a country code, or the American and Japanese ways.
  /(?<![\dA-Za-z])\+\d{1,3}[ -]?(?:\(\d{1,4}\)[ -]?)?\d{2,4}(?:[ -]?\d{2,4}){1,3}(?![\dA-Za-z])/g,
  /(?<![\dA-Za-z])\(\d{3}\) ?\d{3}-\d{4}(?![\dA-Za-z])/g,
  /(?<![\dA-Za-z])0\d{1,3}-\d{2,4}-\d{4}(?![\dA-Za-z])/g,
  // After a word for telephone, whatever its form.
  /(?<=(?:电话|電話|手机号?|手機|联系方式|致电|tel|phone|mobile)[^\d\n]{0,4})\d[\d -]{5,14}\d/gi,
];

/** Who signs for somebody is no name and says something: it stays. */
const ROLES = /^(?:本人|家人|家属|他人|同事|朋友|邻居|鄰居|门卫|門衛|保安|前台|物业|物業|代收点?|驿站|快递柜|丰巢|超市|便利店|管理员|管理室|警衛|單位|单位|收发室|收發室|门口|家门口|信箱|邮箱|已签收|본인|가족|동료|이웃|경비실?|관리실|문앞|문 앞|무인|택배함|편의점|집하|本人様?|家族|同僚|隣人|宅配ボックス|recipient|resident|neighbou?r|reception|front|mailroom|customer|agent|locker|household|other)/i;

const NAMED = /((?:快递员|快遞員|派件员|派件員|派送员|派送員|配送员|配送員|业务员|業務員|收件员|揽件员|揽收员|投递员|投遞員|小哥|骑手|司机|签收人|簽收人|收件人|收货人|联系人|배송담당자?|배달담당자?|담당기사|배송기사|배달기사|담당자|집배원|수령인|인수자|받는분|보내는분|配達員|配達担当者?|担当者?|受取人|courier|driver|signed (?:for )?by|received by|recipient|signatory)(?:姓名| name)?\s?(?:[:：]|是|为)\s?)([\p{Script=Han}·]{1,6}|[\p{Script=Hangul}]{2,5}|[\p{Script=Katakana}\p{Script=Hiragana}ー]{2,8}|[\p{Lu}][\p{L}.'’-]{0,20}(?: [\p{Lu}][\p{L}.'’-]{0,20}){0,2})/giu;
/** 【张三】 after the role, the way couriers' templates put it. */
const BRACKETED = /((?:快递员|快遞員|派件员|派件員|派送员|配送员|业务员|投递员|小哥|签收人|收件人|联系人)\s?)([【[（(「]\s?)([\p{Script=Han}·]{2,5})(?=[\s，,/；;\]】）)」])/gu;
/** "快递员张三正在派送": a name of two or three characters between the role and a verb. */
const RUN_ON = /((?:快递员|派件员|派送员|配送员|业务员|投递员))([\p{Script=Han}]{2,3})(?=正在|已|将|为您|,|，|\*|:|：|（|\()/gu;

function blank(text: string): string {
  const phoneless = PHONES.reduce((rest, phone) => rest.replace(phone, HIDDEN), text);
  return phoneless
    .replace(NAMED, (whole: string, role: string, name: string) => (ROLES.test(name) ? whole : `${role}${HIDDEN}`))
    .replace(BRACKETED, (whole: string, role: string, open: string, name: string) => (ROLES.test(name) ? whole : `${role}${open}${HIDDEN}`))
    .replace(RUN_ON, (whole: string, role: string, name: string) => (/^(?:正在|已经|将为|电话)/.test(name) ? whole : `${role}${HIDDEN}`));
}

/** Mainland identity numbers: region, birthday, sequence and check. */
const IDENTITY = /(?<![\dA-Za-z])[1-9]\d{5}(?:19|20)\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\d{3}[\dXx](?![\dA-Za-z])/g;
/** Without a run like this there is neither a phone nor an identity number. */
const LONG_RUN = /\d(?:[ -]?\(?\d\)?){5}/;

/**
 * A shop's words (titles, states, sellers) as they may be stored: one line, at most 500 characters, phone and identity numbers
 * blanked. The one place for them. Names of goods are left alone: what follows "driver" in a title is no person.
 */
export function hideNumbers(text: string): string {
  const clean = text.slice(0, 4 * LONGEST).normalize('NFC').replace(UNSEEN, ' ').replace(/\s+/g, ' ').trim();
  const hidden = LONG_RUN.test(clean) ? PHONES.reduce((rest, phone) => rest.replace(phone, HIDDEN), clean.replace(IDENTITY, HIDDEN)) : clean;
  return hidden.length <= LONGEST ? hidden : Array.from(hidden).slice(0, LONGEST).join('');
}

/** Text as it may be stored: NFC, one line, at most 500 characters, names and phones blanked. Linear in its length. */
export function redact(text: string): string {
  const clean = text.slice(0, 4 * LONGEST).normalize('NFC').replace(UNSEEN, ' ').replace(/\s+/g, ' ').trim();
  return Array.from(blank(clean)).slice(0, LONGEST).join('');
}
