import type { ComponentChildren, JSX } from 'preact';
import { ErrorBoundary } from '@/components/ui/ErrorBoundary';

interface Props {
  readonly id: string;
  readonly title: string;
  readonly count?: number | undefined;
  readonly children: ComponentChildren;
}

/** A headed card of rows. */
export function RowGroup({ id, title, count, children }: Props): JSX.Element {
  return (
    <section aria-labelledby={`group-${id}`}>
      <div class="group">
        <h2 id={`group-${id}`}>{count === undefined ? title : `${title} · ${count}`}</h2>
      </div>
      <ErrorBoundary part={`group ${id}`}>
        <ul class="card">{children}</ul>
      </ErrorBoundary>
    </section>
  );
}
