import type { ReactElement } from 'react';
import { Page } from '../components/page.tsx';

export function SettingsPage(): ReactElement {
  return <Page title="Settings"> </Page>;
}
