import { render } from 'preact';
import { Dashboard } from '@/components/pages/Dashboard';
import { HouseProvider } from '@/lib/live/house-provider';

const AREAS = ['base', 'row', 'status', 'order', 'dashboard', 'detail', 'paste'] as const;
const root = document.getElementById('app');
if (root !== null) {
  render(
    <HouseProvider areas={AREAS}>
      <Dashboard />
    </HouseProvider>,
    root,
  );
}
