/** Numbers without a word around them. */
import { describe, expect, it } from 'vitest';
import { recognise } from '@/lib/recognise/recognise';
import { found, ours } from './ask';

const candidatesOf = (text: string): readonly string[] => recognise(text).findings.flatMap(({ candidates }) => candidates.map(({ source }) => source));

describe('shapes that prove themselves', () => {
  it.each([
    ['SF2048193765021', 'sf-express'], ['YT9182736450918', 'yto'], ['YT9182736450918273', 'yunexpress'], ['JDVA48291736405', 'jd-logistics'], ['JT4829173640518', 'jt-express'],
    ['DPK482917364051', 'deppon'], ['LP48291736405182', 'cainiao'], ['4PX4829173640518CN', '4px'], ['TBA482917364051', 'amazon-logistics'], ['1Z48A29B0317364054', 'ups'], ['EE482917367CN', 'ems'],
  ])('%s is a parcel of %s', (number, carrier) => {
    expect(ours(number)).toEqual([`${number} parcel ${carrier} certain`]);
  });

  it.each([['206-4829173-6405182', 'amazon'], ['D01-4829173-6405182', 'amazon'], ['260311-482917364051827', 'pinduoduo'], ['17-48291-73640', 'ebay'], ['PO-211-48291736405182736', 'temu'], ['BBY01-482917364051', 'bestbuy']])('%s is an order of %s', (number, shop) => {
    expect(ours(number)).toEqual([`${number} order ${shop} certain`]);
  });

  it('a check digit that does not fit proves nothing', () => {
    expect(ours('1Z48A29B0317364055')).toEqual([]);
    expect(ours('EE482917368CN')).toEqual([]);
  });

  it('a post without a folder of its own is the union of posts', () => {
    expect(ours('RB482917367CV')).toEqual(['RB482917367CV parcel s10 likely']);
    expect(ours('RB482917367XX')).toEqual([]);
  });
});

describe('runs of digits are asked about', () => {
  it.each([
    ['4829173640518273645', ['douyin', 'taobao', 'xianyu']], ['4829173640518273', ['jd', 'taobao']], ['8129173640518274', ['aliexpress', 'jd', 'taobao']], ['482917364051827', ['taobao', 'walmart', 'yunda']],
    ['28291736405182', ['coupang']], ['20829173640', ['jd']],
  ])('%s could be of %s', (number, sources) => {
    expect(recognise(number).findings.map(({ certainty }) => certainty)).toEqual(['possible']);
    expect([...new Set(candidatesOf(number))].sort()).toEqual(sources);
  });

  it('names nothing for lengths that nobody has', () => {
    expect(found('123456')).toEqual([]);
    expect(found('98765432109876543210987')).toEqual([]);
  });
});

describe('ways to write a number', () => {
  const wanted = ['1Z48A29B0317364054 parcel ups certain'];
  it.each([
    ['small letters', '1z48a29b0317364054'], ['full width', '１Ｚ４８Ａ２９Ｂ０３１７３６４０５４'], ['groups', '1Z 48A 29B 03 1736 4054'], ['groups of four', '1Z48 A29B 0317 3640 54'], ['single characters', '1 Z 4 8 A 2 9 B 0 3 1 7 3 6 4 0 5 4'],
    ['soft hyphens', '1Z48A2\u00ad9B0317\u00ad364054'], ['zero-width blanks', '1Z48A29\u200bB0317364054'], ['no-break blanks', '1Z\u00a048A\u00a029B\u00a003\u00a01736\u00a04054'], ['beside Chinese', '快件1Z48A29B0317364054已签收'],
    ['broken at the end of a line', 'Tracking number: 1Z48A29B03\n17364054\nThank you'], ['broken in a quoted mail', '> Tracking 1Z48A29B03\n> 17364054'],
  ])('%s', (_, text) => {
    expect(ours(text)).toEqual(wanted);
  });

  it.each(['\u2010', '\u2011', '\u2012', '\u2013', '\u2014', '\u2212', '\uff0d', '\ufe63'])('orders with the dash %s', (dash) => {
    expect(ours(`206${dash}4829173${dash}6405182`)).toEqual(['206-4829173-6405182 order amazon certain']);
  });

  it('two numbers beside each other stay two', () => {
    expect(ours('SF2048193765021 JT4829173640518')).toHaveLength(2);
    expect(ours('349182736405 349182736412').map((line) => line.split(' ')[0])).toEqual(['349182736405', '349182736412']);
  });

  it('a number that stands twice is one finding', () => {
    expect(ours('206-4829173-6405182\n206-4829173-6405182')).toHaveLength(1);
  });
});
