import type { ReactElement } from 'react';
import { Page } from '../components/page.tsx';

export function ComponentsPage(): ReactElement {
  return <Page title="Components"> </Page>;
}
