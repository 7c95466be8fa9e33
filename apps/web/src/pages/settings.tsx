import { getRouteApi } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import { Page } from '../components/page.tsx';
import { TabList } from '../components/tab-list.tsx';
import { About } from '../features/settings/about.tsx';
import { Appearance } from '../features/settings/appearance.tsx';
import { Formats } from '../features/settings/formats.tsx';
import { Keyboard } from '../features/settings/keyboard.tsx';
import { Server } from '../features/settings/server.tsx';
import { Webhooks } from '../features/settings/webhooks.tsx';
import styles from './settings.module.css';

const route = getRouteApi('/settings');
const TABS = [
  { id: 'appearance', title: 'Appearance' },
  { id: 'keyboard', title: 'Keyboard' },
  { id: 'formats', title: 'Numbers and times' },
  { id: 'webhooks', title: 'Webhooks' },
  { id: 'server', title: 'Server' },
  { id: 'about', title: 'About' },
] as const;
type TabId = (typeof TABS)[number]['id'];

export function SettingsPage(): ReactElement {
  const { tab: asked, webhook } = route.useSearch();
  const navigate = route.useNavigate();
  const tab = TABS.find(({ id }) => id === asked)?.id ?? 'appearance';
  return (
    <Page
      title="Settings"
      bar={
        <TabList<TabId>
          label="Settings"
          tabs={TABS}
          chosen={tab}
          onChoose={(chosen) =>
            void navigate({ search: chosen === 'appearance' ? {} : { tab: chosen }, replace: true })
          }
        />
      }
    >
      <div className={styles['settings']}>
        {tab === 'appearance' && <Appearance />}
        {tab === 'keyboard' && <Keyboard />}
        {tab === 'formats' && <Formats />}
        {tab === 'webhooks' && (
          <Webhooks
            open={webhook}
            onOpen={(id) =>
              void navigate({ search: { tab: 'webhooks', ...(id === undefined ? {} : { webhook: id }) } })
            }
          />
        )}
        {tab === 'server' && <Server />}
        {tab === 'about' && <About />}
      </div>
    </Page>
  );
}
