import { render } from 'preact';
import { Options } from '@/components/pages/Options';
import { HouseProvider } from '@/lib/live/house-provider';

const AREAS = ['base', 'row', 'sources', 'options'] as const;
const root = document.getElementById('app');
if (root !== null) {
  render(
    <HouseProvider areas={AREAS}>
      <Options />
    </HouseProvider>,
    root,
  );
}
