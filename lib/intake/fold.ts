/**
 * What an order is, from all that its sources say. The written table: detail page over list over mail over bill over paste, newer
 * over older of the same kind, field by field, so that it does not matter who spoke first. States have a rule of their own
 * (order-state.ts). Amounts that differ are kept beside. Pure.
 */
import { present } from '@/lib/adapter/shop-contract';
import { type Money, sameMoney, sumMoney } from '@/lib/model/money';
import { type AmountConflict, type FieldGroup, type FieldSource, MONEY_NAMES, type MoneyName, NOTHING_SAID, type Order, type OrderFacts, type OrderLinkKind, type Said } from '@/lib/model/order';
import { foldItems } from './items';
import { decidingAfterSales, decidingState } from './order-state';
import { isPage, rankOf } from './said';

type Told = OrderFacts & Pick<Order, 'sources' | 'conflicts'>;
type Fact = keyof OrderFacts;

/** Fields that are taken whole from the best source that has them. */
const PLAIN: readonly (readonly [FieldGroup, readonly Fact[]])[] = [
  ['placed', ['placedAt']],
  ['seller', ['seller', 'platform', 'site', 'store', 'displayNumber', 'parentOrderNumber']],
  ['items', ['addOns', 'gifts']],
  ['money', ['discounts']],
  ['payment', ['paymentMethod', 'paymentReference', 'paidAt']],
  ['shipping', ['shippedAt', 'expectedFrom', 'expectedUntil', 'packageNumbers', 'shipmentCount']],
];
/** What can be done in the order's present state: a page that was read in another state does not know. */
const MOMENTARY: readonly OrderLinkKind[] = ['cancel', 'confirm'];

const sourceOf = ({ kind, page, readAt }: Said): FieldSource => ({ kind, page, readAt });
const larger = (a: Money, b: Money): Money => (b.minor > a.minor && a.currency === b.currency ? b : a);

/** A bill's refund rows may come in later bills than the purchase: the larger of what it states and what they add up to. */
function amountIn({ facts, refunds }: Said, name: MoneyName): Money | undefined {
  const stated = facts.money?.[name];
  if (name !== 'refunded' || refunds === undefined) return stated;
  const summed = sumMoney(Object.values(refunds)) ?? undefined;
  return stated === undefined || summed === undefined ? (stated ?? summed) : larger(stated, summed);
}

function foldMoney(ranked: readonly Said[]): Pick<Told, 'money' | 'conflicts'> {
  const money = Object.fromEntries(MONEY_NAMES.flatMap((name) => {
    const found = ranked.map((said) => amountIn(said, name)).find((amount) => amount !== undefined);
    return found === undefined ? [] : [[name, found]];
  })) as OrderFacts['money'];
  const conflicts: AmountConflict[] = [];
  const differs = (said: Said, name: MoneyName, chosen: Money | undefined): void => {
    const amount = amountIn(said, name);
    if (amount === undefined || chosen === undefined || sameMoney(amount, chosen) || conflicts.some((known) => known.name === name && sameMoney(known.amount, amount))) return;
    conflicts.push({ name, amount, kind: said.kind });
  };
  for (const said of ranked) {
    for (const name of MONEY_NAMES) differs(said, name, name === 'paid' && said.kind === 'file' ? (money.total ?? money.paid) : money[name]);
  }
  return { money, ...(conflicts.length === 0 ? {} : { conflicts }) };
}

function foldLinks(ranked: readonly Said[], status: OrderFacts['status']): OrderFacts['links'] {
  const linksOf = (all: readonly Said[]): OrderFacts['links'] => Object.assign({}, ...all.map(({ facts }) => facts.links ?? {}).toReversed()) as OrderFacts['links'];
  const offered = linksOf(ranked.filter(({ facts }) => (facts.status ?? 'unknown') === status));
  const lasting = Object.entries(linksOf(ranked)).filter(([kind]) => !MOMENTARY.includes(kind as OrderLinkKind));
  return { ...Object.fromEntries(lasting), ...Object.fromEntries(MOMENTARY.flatMap((kind) => (offered[kind] === undefined ? [] : [[kind, offered[kind]]]))) };
}

type Sources = Partial<Record<FieldGroup, FieldSource>>;

/** The fields that have no rule of their own, and where each group came from. */
function foldPlain(ranked: readonly Said[]): { readonly facts: Partial<OrderFacts>; readonly sources: Sources } {
  const facts: Partial<OrderFacts> = {};
  const sources: Sources = {};
  for (const [group, names] of PLAIN) {
    for (const name of names) {
      const said = ranked.find((one) => one.facts[name] !== undefined);
      if (said === undefined) continue;
      Object.assign(facts, { [name]: said.facts[name] });
      sources[group] ??= sourceOf(said);
    }
  }
  const { placedAtPrecision, placedAtIs } = ranked.find((one) => one.facts.placedAt !== undefined)?.facts ?? {};
  return { facts: { ...facts, ...present({ placedAtPrecision, placedAtIs }) }, sources };
}

/** Lists that show all of an order come before those that may hide something. */
function foldLists(ranked: readonly Said[]): { readonly facts: Pick<OrderFacts, 'items' | 'incomplete'>; readonly from: Said | undefined } {
  const all = ranked.filter(({ facts }) => facts.items !== undefined);
  const whole = all.filter(({ facts }) => facts.incomplete !== true);
  const lists = [...whole, ...all.filter((said) => !whole.includes(said))];
  const hidden = whole.length === 0 && ranked.some(({ facts }) => facts.incomplete === true);
  return { facts: { items: foldItems(lists.map(({ facts }) => facts.items ?? [])), ...(hidden ? { incomplete: true } : {}) }, from: lists[0] };
}

function foldStates(ranked: readonly Said[], pages: readonly Said[], isRefunded: boolean): { readonly facts: Pick<OrderFacts, 'status' | 'rawStatus' | 'afterSales'> & Partial<OrderFacts>; readonly state: Said | null; readonly after: Said | null } {
  const others = ranked.filter((said) => !isPage(said));
  const state = decidingState(pages, others);
  const after = decidingAfterSales(pages, others);
  // A word that no table has is shown as it is, beside the last state that was understood.
  const unheard = pages[0]?.facts.status === undefined ? pages.slice(0, 1) : [];
  const worded = [...unheard, ...(state === null ? [] : [state]), ...pages, ...others].find(({ facts }) => facts.rawStatus !== undefined);
  const { rawAfterSales } = after?.facts ?? ranked.find(({ facts }) => facts.rawAfterSales !== undefined)?.facts ?? {};
  const facts = {
    status: state?.facts.status ?? 'unknown', rawStatus: worded?.facts.rawStatus ?? null,
    // A refund in a bill tells of one that no page speaks of.
    afterSales: after?.facts.afterSales ?? (isRefunded ? 'refunded' : 'none'),
    ...present({ statusDetail: state?.facts.statusDetail, rawAfterSales }),
  };
  return { facts, state, after };
}

/** Everything about an order that follows from its sources. Fields that nobody speaks of are left out or null. */
export function foldSaid(all: readonly Said[]): Told {
  const ranked = all.toSorted((a, b) => rankOf(a.kind) - rankOf(b.kind) || b.readAt - a.readAt);
  const pages = ranked.filter(isPage).sort((a, b) => b.readAt - a.readAt);
  const plain = foldPlain(ranked);
  const items = foldLists(ranked);
  const { money, conflicts } = foldMoney(ranked);
  const states = foldStates(ranked, pages, (money.refunded?.minor ?? 0) > 0);
  const best: readonly (readonly [FieldGroup, Said | null | undefined])[] = [
    ['items', items.from], ['money', ranked.find((said) => said.facts.money !== undefined || said.refunds !== undefined)], ['status', states.state], ['afterSales', states.after],
    ['links', ranked.find(({ facts }) => facts.links !== undefined)],
  ];
  const sources = { ...plain.sources, ...Object.fromEntries(best.flatMap(([group, said]) => (said === null || said === undefined ? [] : [[group, sourceOf(said)]]))) };
  return { ...NOTHING_SAID, ...plain.facts, ...items.facts, money, ...states.facts, links: foldLinks(ranked, states.facts.status), sources, ...(conflicts === undefined ? {} : { conflicts }) };
}
