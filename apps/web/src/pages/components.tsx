import { Link } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import { changeSettings, useSettings } from '../app/settings.ts';
import { Crumbs } from '../components/crumbs.tsx';
import { Page } from '../components/page.tsx';
import { Segments } from '../components/segments.tsx';
import { ControlSpecimens } from '../features/specimens/control-specimens.tsx';
import { DialogSpecimens } from '../features/specimens/dialog-specimens.tsx';
import { EditorSpecimens } from '../features/specimens/editor-specimens.tsx';
import { FieldSpecimens } from '../features/specimens/field-specimens.tsx';
import { TableSpecimens } from '../features/specimens/table-specimens.tsx';
import { TextSpecimens } from '../features/specimens/text-specimens.tsx';
import styles from './components.module.css';

const THEMES = [
  { value: 'system', title: 'System' },
  { value: 'light', title: 'Light' },
  { value: 'dark', title: 'Dark' },
] as const;

/** Every component in every state, to be looked at and to be tested. */
export function ComponentsPage(): ReactElement {
  const { theme } = useSettings();
  return (
    <Page
      title="Components"
      above={
        <Crumbs>
          <Link to="/settings" search={{ tab: 'about' }}>
            Settings
          </Link>
        </Crumbs>
      }
      actions={
        <Segments
          label="Theme"
          segments={THEMES}
          chosen={theme}
          onChoose={(value) => changeSettings({ theme: value })}
        />
      }
    >
      <div className={styles['specimens']}>
        <ControlSpecimens />
        <FieldSpecimens />
        <EditorSpecimens />
        <DialogSpecimens />
        <TextSpecimens />
        <TableSpecimens />
      </div>
    </Page>
  );
}
