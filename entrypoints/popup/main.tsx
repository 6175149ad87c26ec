import { render } from 'preact';
import { Popup } from '@/components/pages/Popup';
import { HouseProvider } from '@/lib/live/house-provider';
import { early } from './early';

const AREAS = ['base', 'row', 'status', 'order'] as const;
const root = document.getElementById('app');
if (root !== null) {
  render(
    <HouseProvider areas={AREAS} after={early}>
      <Popup early={early} />
    </HouseProvider>,
    root,
  );
}
