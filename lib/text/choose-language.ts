import type { Language, Settings } from '@/lib/model/settings';

/** The language to speak: the user's choice, else the nearest to the browser's own (BCP 47), else English. Pure. */
export function chooseLanguage(setting: Settings['language'], browserLanguage: string): Language {
  if (setting !== 'auto') return setting;
  const parts = browserLanguage.toLowerCase().split(/[-_]/);
  if (parts[0] !== 'zh' && parts[0] !== 'yue') return 'en';
  if (parts.includes('hans')) return 'zh-CN';
  return parts.includes('hant') || ['tw', 'hk', 'mo'].some((region) => parts.includes(region)) ? 'zh-TW' : 'zh-CN';
}
