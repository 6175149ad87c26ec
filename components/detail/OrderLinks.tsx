import type { JSX } from 'preact';
import { useHouse } from '@/lib/live/house';
import type { OrderLink } from '@/lib/live/catalog';
import type { Order } from '@/lib/model/order';

interface Props {
  readonly order: Order;
  readonly trackingNumber: string | null;
}

/** Opening is the person's own press, always; a page that does not know the order gets its number by the clipboard. */
function Link({ link, number }: { readonly link: OrderLink; readonly number: string }): JSX.Element {
  const { t } = useHouse().text;
  const copy = link.copies ? (): void => void navigator.clipboard.writeText(number).catch(() => undefined) : undefined;
  return (
    <li>
      <a class={link.changes ? 'btn bad' : 'btn'} href={link.url} target="_blank" rel="noreferrer" onClick={copy}>
        {t(`detail.link.${link.kind}`)} <span aria-hidden="true">↗</span>
      </a>
    </li>
  );
}

/** After the purchase: what the shop's pages let the person do about this order. */
export function OrderLinks({ order, trackingNumber }: Props): JSX.Element | null {
  const { catalog, text: { t } } = useHouse();
  const links = catalog?.orderLinks(order, trackingNumber) ?? [];
  const near = links.filter(({ from }) => from === 'nearest');
  const direct = links.filter((link) => !near.includes(link));
  if (links.length === 0) return null;
  return (
    <section aria-labelledby="after">
      <div class="heads">
        <h2 id="after">{t('detail.after')}</h2>
      </div>
      <ul class="acts">
        {direct.map((link) => (
          <Link key={link.kind} link={link} number={order.orderNumber} />
        ))}
      </ul>
      {links.some(({ changes }) => changes) ? <p class="quiet">{t('detail.after.changes')}</p> : null}
      {near.length === 0 ? null : (
        <details>
          <summary>{t('detail.after.nearest')}</summary>
          <p class="quiet">{t(near.some(({ copies }) => copies) ? 'detail.after.copies' : 'detail.after.near')}</p>
          <ul class="acts">
            {near.map((link) => (
              <Link key={link.kind} link={link} number={order.orderNumber} />
            ))}
          </ul>
        </details>
      )}
    </section>
  );
}
