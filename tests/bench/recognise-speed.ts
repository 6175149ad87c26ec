/** Time of one function over one text, and texts of any size that look like shopping. */

/** The median of `runs` after one warm-up, in milliseconds. */
export function measure(run: (text: string) => unknown, text: string, runs = 9): number {
  run(text);
  const times = Array.from({ length: runs }, () => {
    const start = performance.now();
    run(text);
    return performance.now() - start;
  });
  return times.sort((a, b) => a - b)[runs >> 1] ?? 0;
}

/** Numbers from a fixed seed, so that every run reads the same text. */
function digitsFrom(seed: number): (length: number) => string {
  let state = seed;
  return (length) => {
    let digits = '';
    while (digits.length < length) {
      state = (Math.imul(state, 1103515245) + 12345) >>> 0;
      digits += String((state >>> 16) % 10);
    }
    return digits;
  };
}

/** At least `size` characters of messages, lists, mails and tables, cut at `size`. */
export function noisyText(size: number): string {
  const digits = digitsFrom(20260217);
  const parts: string[] = [];
  for (let length = 0; length < size; ) {
    const part = [
      `【中通快递】您的包裹78${digits(12)}已到达东门驿站，请凭取件码${digits(1)}-${digits(1)}-${digits(4)}领取，电话138${digits(8)}。\n`,
      `Your order ${digits(3)}-${digits(7)}-${digits(7)} has shipped. Tracking number: 1Z${digits(16)}. Order total: $${digits(2)}.${digits(2)}. Thank you for shopping with us, we hope to see you again soon.\n`,
      `订单编号：26${digits(4)}-${digits(15)} 下单时间 2026-03-1${digits(1)} 10:2${digits(1)}:00 实付 ${digits(3)}.${digits(2)} 元 商家 一家小店 商品 一个很普通的杯子 数量 1\n`,
      `https://shop.example.com/item/${digits(9)}?from=list&page=${digits(2)} a page with a few words and a phone number +1-${digits(3)}-555-${digits(4)}\n\n`,
      `the quick brown fox jumps over the lazy dog and then a plain sentence follows without any figure in it at all, as most text has none\n`,
    ].join('');
    parts.push(part);
    length += part.length;
  }
  return parts.join('').slice(0, size);
}
