/** Check digits of tracking numbers. Every function takes the whole number with its check character last, digits and capitals only, and says whether it fits. */

const digitAt = (text: string, index: number): number => text.charCodeAt(index) - 48;
/** Digits as they are; a letter counts as its code less three, as UPS has it. */
const ANY = (code: number): number => (code < 58 ? code - 48 : (code - 3) % 10);

/** Weighted sum modulo 10: positions 0, 2, 4 … of the serial weigh `even`, the others `odd`. */
export function fitsMod10(number: string, even: number, odd: number): boolean {
  const last = number.length - 1;
  let sum = 0;
  for (let i = 0; i < last; i += 1) sum += ANY(number.charCodeAt(i)) * (i % 2 === 0 ? even : odd);
  return (10 - (sum % 10)) % 10 === digitAt(number, last);
}

/** Like GS1: the digit beside the check digit weighs three, then one, three … towards the front. */
export function fitsGs1(number: string): boolean {
  return number.length % 2 === 0 ? fitsMod10(number, 3, 1) : fitsMod10(number, 1, 3);
}

/** Luhn: doubled digits above nine count as their digit sum. */
export function fitsLuhn(number: string): boolean {
  let sum = 0;
  for (let i = number.length - 1, double = false; i >= 0; i -= 1, double = !double) {
    const digit = digitAt(number, i) * (double ? 2 : 1);
    sum += digit > 9 ? digit - 9 : digit;
  }
  return sum % 10 === 0;
}

/** The serial before the last digit, as one integer, modulo 7 is the last digit. `skip` leaves out digits in front. */
export function fitsMod7(number: string, skip = 0): boolean {
  let rest = 0;
  for (let i = skip; i < number.length - 1; i += 1) rest = (rest * 10 + digitAt(number, i)) % 7;
  return rest === digitAt(number, number.length - 1);
}

const S10_WEIGHTS = [8, 6, 4, 2, 3, 5, 9, 7] as const;
/** UPU S10: two letters, eight digits, the check digit, two letters of the country. */
export function fitsS10(number: string): boolean {
  const sum = S10_WEIGHTS.reduce((total, weight, i) => total + weight * digitAt(number, i + 2), 0);
  const rest = 11 - (sum % 11);
  return (rest === 10 ? 0 : rest === 11 ? 5 : rest) === digitAt(number, 10);
}

/** FedEx: weights 1, 3, 7 from the digit beside the check digit towards the front; modulo 11, then 10. */
export function fitsSumProduct(number: string): boolean {
  const weights = [1, 3, 7] as const;
  let sum = 0;
  for (let i = number.length - 2, step = 0; i >= 0; i -= 1, step += 1) sum += digitAt(number, i) * (weights[step % 3] ?? 0);
  return (sum % 11) % 10 === digitAt(number, number.length - 1);
}

const BASE_36 = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ';
/** ISO 7064 mod 37, 36, as DPD uses it. */
export function fitsMod37(number: string): boolean {
  let product = 36;
  for (let i = 0; i < number.length - 1; i += 1) {
    product = (product + BASE_36.indexOf(number.charAt(i))) % 36;
    product = ((product === 0 ? 36 : product) * 2) % 37;
  }
  return BASE_36.charAt((37 - product) % 36) === number.at(-1);
}

/** Is `text` (yymmdd) a day of the calendar, roughly: months to 12, days to 31? */
export function isShortDate(text: string): boolean {
  const month = Number(text.slice(2, 4));
  const day = Number(text.slice(4, 6));
  return month >= 1 && month <= 12 && day >= 1 && day <= 31;
}
