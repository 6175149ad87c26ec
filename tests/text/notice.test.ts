import { describe, expect, it } from 'vitest';
import { NOTICE_KINDS, type Notice, type NoticeKind } from '@/lib/model/notice';
import { LANGUAGES } from '@/lib/model/settings';
import { browserWords, renderDigest, renderNotice, renderTestNotice } from '@/lib/text/notice';

function notice(kind: NoticeKind, text: Notice['text']): Notice {
  const subjectKind = kind.startsWith('source_') ? 'source' : kind.startsWith('shop_') ? 'shop' : 'parcel';
  return { id: `k|${kind}|1`, subject: 'yto:YT1', subjectKind, kind, text, state: 'new', createdAt: 0, shownAt: null, closedAt: null, digest: null, unread: 1 };
}

describe('a notice', () => {
  it('names the thing and says what the carrier says', () => {
    expect(renderNotice(notice('out_for_delivery', { what: 'Wool coat', detail: '【北京市】快递员正在派送', place: '北京市', carrier: 'YTO Express' }), 'en')).toEqual({
      title: 'Out for delivery: Wool coat',
      message: '【北京市】快递员正在派送 · YTO Express',
    });
  });

  it('gives the pickup code first, then the place', () => {
    expect(renderNotice(notice('ready_for_pickup', { what: '保温水壶', code: '5-2-8031', place: '菜鸟驿站 望京花园店' }), 'zh-CN')).toEqual({
      title: '等你取件：保温水壶',
      message: '取件码 5-2-8031 · 菜鸟驿站 望京花园店',
    });
  });

  it('has a whole sentence for every kind in every language, also when nothing is known', () => {
    for (const language of LANGUAGES) {
      for (const kind of NOTICE_KINDS) {
        const { title, message } = renderNotice(notice(kind, {}), language);
        expect(`${title}${message}`, `${language} ${kind}`).not.toMatch(/[{}|]|undefined/);
        expect(message.length, `${language} ${kind}`).toBeGreaterThan(4);
      }
    }
  });

  it('shows no control or bidi characters and stays short', () => {
    const { title, message } = renderNotice(notice('delivered', { what: `a\u202Eb\u0007${'x'.repeat(500)}`, detail: 'y'.repeat(900) }), 'en');
    expect(`${title}${message}`).not.toMatch(/[\p{Cc}\u202A-\u202E]/u);
    expect(title.length).toBeLessThanOrEqual(80);
    expect(message.length).toBeLessThanOrEqual(240);
  });
});

it('a digest counts by kind', () => {
  expect(renderDigest(3, ['delivered', 'delivered', 'exception'], 'en')).toEqual({ title: '3 parcels have news', message: 'Delivered: 2 · Something is wrong: 1' });
  expect(renderDigest(1, [], 'en').title).toBe('1 parcel has news');
  expect(renderDigest(3, ['delivered'], 'zh-TW')).toEqual({ title: '3 個包裹有新消息', message: '已送達 1 件' });
});

it('the test notice and the browser words are whole in every language', () => {
  for (const language of LANGUAGES) {
    expect(renderTestNotice(language).message).not.toBe('');
    expect(browserWords(language).menuTitle).toContain('%s');
  }
});
