import { describe, expect, it } from 'vitest';
import { orderPage, trackingPage } from '@/lib/catalog/links';
import { carriers, shops } from '@/lib/catalog/meta';

const isAddressWith = (page: string, number: string): boolean => {
  const { protocol, hostname } = new URL(page);
  return protocol === 'https:' && hostname.includes('.') && page.includes(number);
};

it.each([...carriers.values()].map(({ id, samples }) => [id, samples.good[0] ?? ''] as const))('the tracking page of %s is https and holds the number, or there is none', (id, number) => {
  for (const language of ['en', 'zh-CN', 'zh-TW'] as const) {
    const page = trackingPage(id, number, language);
    expect(page === null || isAddressWith(page, number)).toBe(true);
  }
});

it.each([...shops.values()].flatMap(({ id, samples }) => samples.good.slice(0, 1).map((number) => [id, number] as const)))('the order page of %s is https and holds the number, or there is none', (id, number) => {
  const page = orderPage(id, number);
  expect(page === null || isAddressWith(page.toUpperCase().replace('HTTPS:', 'https:'), number)).toBe(true);
});

describe('strangers', () => {
  it('have no page', () => {
    expect(trackingPage('17track:19131', 'X1', 'en')).toBeNull();
    expect(orderPage('nobody', 'X1')).toBeNull();
  });
});

it('Japan Post speaks the language of the page where it can', () => {
  expect(trackingPage('japan-post', 'RB293847566JP', 'en')).toContain('locale=en');
  expect(trackingPage('japan-post', 'RB293847566JP', 'zh-CN')).toContain('locale=ja');
});
