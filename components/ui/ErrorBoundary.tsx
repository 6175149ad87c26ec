import { Component, type ComponentChildren } from 'preact';
import { logTrouble } from '@/lib/platform/log';
import { HouseContext } from '@/lib/live/house';
import { Button } from './pieces';

interface Props {
  /** Our name of the part, for the console. */
  readonly part: string;
  readonly children: ComponentChildren;
}

/** A part that breaks says so, with a way on; the rest of the page goes on. */
export class ErrorBoundary extends Component<Props, { readonly broken: boolean }> {
  override state = { broken: false };

  static override getDerivedStateFromError(): { broken: boolean } {
    return { broken: true };
  }

  override componentDidCatch(error: unknown): void {
    logTrouble(this.props.part, error);
  }

  override render({ children }: Props): ComponentChildren {
    if (!this.state.broken) return children;
    return (
      <HouseContext.Consumer>
        {(house) => (
          <div class="said bad" role="alert">
            <span>{house?.text.t('base.crashed')}</span>
            <Button onPress={() => this.setState({ broken: false })}>{house?.text.t('base.retry')}</Button>
          </div>
        )}
      </HouseContext.Consumer>
    );
  }
}
