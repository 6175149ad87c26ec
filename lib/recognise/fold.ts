/** Spellings that are looked for as one: small letters for capitals, simplified characters for traditional ones. */

/** Each traditional character beside its simplified one. Only those of our words and of the names we know. */
const PAIRS =
  '訂订單单號号編编碼码運运遞递貨货郵邮連连絡络聯联電电話话機机專专線线優优會会員员戶户證证護护價价總总額额計计實实應应餘余積积數数體体時时間间購购預预達达簽签驗验認认確确動动態态領领開开櫃柜條条銀银帳账個个發发備备權权據据鳥鸟標标題题統统蹤踪託托買买賣卖國国際际業业務务種种稱称請请傳传圓圆韻韵豐丰順顺東东極极馬马亞亚遜逊寶宝貓猫';

const simplified = new Map(Array.from({ length: PAIRS.length / 2 }, (_, index) => [PAIRS.charAt(2 * index), PAIRS.charAt(2 * index + 1)]));
const TRADITIONAL = new RegExp(`[${[...simplified.keys()].join('')}]`, 'g');

const BEYOND_ASCII = /[\u0080-\uffff]/;

/** The text as the lexicon spells it, position by position the same: a letter whose small form is longer stays as it is. */
export function fold(text: string): string {
  const lower = text.toLowerCase();
  const small = lower.length === text.length ? lower : text.replace(/[A-Z\u00c0-\u00de\u0391-\u03a9\u0410-\u042f]/g, (letter) => letter.toLowerCase());
  return BEYOND_ASCII.test(small) ? small.replace(TRADITIONAL, (character) => simplified.get(character) ?? character) : small;
}
