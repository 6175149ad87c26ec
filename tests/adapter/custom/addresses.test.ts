/** R20: nobody gets into the user's own network by a spelling; nobody at all is asked in plain text, with a login or by an open host. */
import { describe, expect, it } from 'vitest';
import { addressProblem } from '@/lib/adapter/custom/address';
import { fillAddress, hostOfAddress } from '@/lib/adapter/custom/template';
import { checkDraft, reachOf } from '@/lib/catalog/reach';
import type { CustomDraft } from '@/lib/model/custom-source';
import { described } from './described';

/** Hosts that are the user's own computer or network, as people and programs have spelt them to get past a filter. */
const OWN = [
  'localhost', 'LOCALHOST', 'LocalHost', 'localhost:8443', 'api.localhost', 'printer', 'router', 'nas.local', 'NAS.LOCAL', 'box.lan', 'box.home', 'box.home.arpa', 'wiki.internal', 'wiki.corp', 'wiki.intranet', 'dev.test',
  '127.0.0.1', '127.0.0.1.', '127.1', '127.0.1', '127.255.255.254', '2130706433', '0x7f000001', '0x7F.1', '0x7f.0x0.0x0.0x1', '017700000001', '0177.0.0.1', '0177.0.0.01', '00000177.1', '127.0.0.1:443', '%31%32%37.0.0.1', '１２７.０.０.１', '127。0。0。1', '①②⑦.0.0.1',
  '10.0.0.1', '10.1', '012.0.0.1', '0xa.0.0.1', '167772161', '172.16.0.1', '172.31.255.255', '0xac.16.1', '192.168.0.1', '192.168.1', '0300.0250.0.1', '3232235521', '0xc0a80001', '169.254.169.254', '0xa9fea9fe', '2852039166', '169.254.43518', '100.64.0.1', '100.127.255.255',
  '[::1]', '[0:0:0:0:0:0:0:1]', '[0000::0001]', '[::ffff:127.0.0.1]', '[::FFFF:7F00:1]', '[0:0:0:0:0:ffff:7f00:0001]', '[::ffff:10.0.0.1]', '[::ffff:c0a8:1]', '[::ffff:169.254.169.254]', '[::ffff:100.64.0.1]', '[fc00::1]', '[fd12:3456:789a::1]', '[fe80::1]', '[FE80:0::a]', '[febf::1]',
];
/** Hosts that no service has: this network, broadcast, tunnels into IPv4, documentation, groups. */
const NEVER = ['0.0.0.0', '0', '0x0', '255.255.255.255', '224.0.0.1', '239.255.255.250', '240.0.0.1', '192.0.0.1', '198.18.0.1', '192.0.2.1', '[::]', '[ff02::1]', '[64:ff9b::7f00:1]', '[2002:7f00:1::]', '[2001:0:7f00:1::]', '[::7f00:1]', '[fec0::1]', '[100::1]', '[2001:db8::1]', '[::ffff:0:127.0.0.1]'];

const at = (host: string, change: Partial<CustomDraft> = {}): CustomDraft => described({ address: `https://${host}/track/{number}`, ...change });
const kinds = (draft: CustomDraft): readonly string[] => checkDraft(draft).filter(({ field }) => field === 'address').map(({ kind }) => kind);

describe('without the user\'s word', () => {
  it('is a list long enough', () => expect(new Set(OWN).size).toBeGreaterThanOrEqual(60));
  it.each([...OWN, ...NEVER])('https://%s is refused, by the page and by the background', (host) => {
    expect(kinds(at(host))).toHaveLength(1);
    expect(addressProblem(at(host))).not.toBeNull();
  });
  it.each(['api.example.com', 'API.Example.COM', 'bücher.example', 'xn--bcher-kva.example', '1.1.1.1.example.com', '127.0.0.1.example.com', 'localhost.example.com', 'a.b.c.example:8443'])('https://%s is taken', (host) => expect(checkDraft(at(host))).toEqual([]));
});

describe('with the user\'s word', () => {
  const own = { network: 'own' } as const;
  it.each(OWN.filter((host) => !host.endsWith('.')))('https://%s is taken', (host) => expect(kinds(at(host, own))).toEqual([]));
  it.each(NEVER)('https://%s is still refused', (host) => expect(kinds(at(host, own))).toEqual(['never']));
  it.each(['1.1.1.1', '134744072', '[2606:4700::1111]'])('https://%s is no name: a public address in digits is nobody', (host) => expect(kinds(at(host, own))).toEqual(['digits']));
  it('plain http only for this computer', () => {
    const plain = (host: string, network: CustomDraft['network']): readonly string[] => kinds(described({ address: `http://${host}/{number}`, network }));
    expect(['localhost:3000', '127.0.0.1:3000', '0x7f.1'].flatMap((host) => plain(host, 'own'))).toEqual([]);
    expect(['localhost', '127.0.0.1'].map((host) => plain(host, 'public'))).toEqual([['own_network'], ['own_network']]);
    expect(['192.168.0.9', '127.0.0.2', '[::1]', 'nas.local', 'api.example.com'].map((host) => plain(host, 'own'))).toEqual(Array.from({ length: 5 }, () => ['scheme']));
    expect(hostOfAddress('http://0x7f.1:3000/{number}')).toBe('http://127.0.0.1');
  });
});

it.each([
  ['', 'empty'], ['api.example.com/{number}', 'address'], ['https://', 'address'], ['https://api.example.com./{number}', 'address'], ['ftp://api.example.com/{number}', 'scheme'], ['javascript:alert({number})', 'scheme'], ['file:///{number}', 'scheme'], ['data:text/plain,{number}', 'scheme'], ['//api.example.com/{number}', 'address'],
  ['https://me@api.example.com/{number}', 'login'], ['https://me:word@api.example.com/{number}', 'login'], ['https://api.example.com/#{number}', 'fragment'], ['https://{number}.example.com/', 'placeholder_host'], ['https://api.example.com:{number}/', 'placeholder_host'], ['https://{number}@api.example.com/', 'placeholder_host'], ['{number}', 'address'],
  ['https:{number}/api.example.com/', 'placeholder_host'], ['https:\\\\{number}.example.com/', 'placeholder_host'], ['https://api.example.com/{Number}', 'placeholder'], ['https://api.example.com/{number}/{x', 'placeholder'], ['https://api.example.com/', 'no_number'],
  ['https://api.example.com/{number}?api_key=abc', 'key_in_address'], ['https://api.example.com/{number}?token=abc', 'key_in_address'], ['https://api.example.com/{number}?accessToken=abc', 'key_in_address'],
])('%s: %s', (address, kind) => expect(kinds(described({ address }))).toEqual([kind]));

it('nothing that is filled in leaves its place', () => {
  const address = 'https://api.example.com/t/{number}/x?z={postcode}';
  for (const number of ['../../admin', '..', '.', '?a=b', '#x', '\\\\evil.example', 'a/b', '@evil.example', '%2e%2e', 'x&y=1', '\u202E', '{postcode}']) {
    const url = new URL(fillAddress(address, { number, postcode: number, phoneTail: '' }));
    expect([url.origin, url.pathname.split('/').length, url.pathname.startsWith('/t/'), [...url.searchParams.keys()], url.hash]).toEqual(['https://api.example.com', 4, true, ['z'], '']);
  }
});

it('a mapped address counts as what it maps to', () => {
  expect(['[::ffff:8.8.8.8]', '[::ffff:127.0.0.1]', '[::1]', 'example.com', 'localhost'].map((host) => reachOf(new URL(`https://${host}/`).hostname))).toEqual(['digits', 'own', 'own', 'public', 'own']);
});
