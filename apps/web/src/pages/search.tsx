import type { ReactElement } from 'react';
import { Page } from '../components/page.tsx';

export function SearchPage(): ReactElement {
  return <Page title="Search"> </Page>;
}
