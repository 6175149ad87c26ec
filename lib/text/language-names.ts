import type { Language } from '@/lib/model/settings';

/** Each language under its own name, so that it can be found from any other. */
export const LANGUAGE_NAMES: Readonly<Record<Language, string>> = { 'zh-CN': '简体中文', 'zh-TW': '繁體中文', en: 'English' };
