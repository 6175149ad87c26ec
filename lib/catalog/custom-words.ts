/** What a described endpoint learns and costs, in the words that a meta.json would have. */
import type { SourceMeta } from '@/lib/adapter/meta';

export const LEARNS = (hosts: string): Pick<SourceMeta, 'learns' | 'costs'> => ({
  learns: {
    en: `Whoever runs ${hosts} learns the tracking number, what else the address and headers hold, and your address on the network.`,
    'zh-CN': `${hosts} 的运营者会知道运单号、地址和请求头里的其他内容，以及你的网络地址。`,
    'zh-TW': `${hosts} 的營運者會知道運單號、位址和標頭裡的其他內容，以及你的網路位址。`,
  },
  costs: {
    en: 'You described this source; ask whoever runs it.',
    'zh-CN': '这个来源由你自己填写；费用请问其运营者。',
    'zh-TW': '這個來源由你自己填寫；費用請問其營運者。',
  },
});
