import { expect, it } from 'vitest';
import { chooseLanguage } from '@/lib/text/choose-language';

it('the choice in the options wins', () => {
  expect(chooseLanguage('en', 'zh-CN')).toBe('en');
});

it.each([
  ['zh', 'zh-CN'], ['zh-CN', 'zh-CN'], ['zh_SG', 'zh-CN'], ['zh-Hans-TW', 'zh-CN'],
  ['zh-TW', 'zh-TW'], ['zh-HK', 'zh-TW'], ['zh-Hant', 'zh-TW'], ['yue-HK', 'zh-TW'], ['en-GB', 'en'], ['ja', 'en'], ['', 'en'],
] as const)('a browser in %s is spoken to in %s', (browser, language) => {
  expect(chooseLanguage('auto', browser)).toBe(language);
});
