import type { ReactElement } from 'react';
import { changeSettings, useSettings } from '../../app/settings.ts';
import { Segments } from '../../components/segments.tsx';
import { Setting } from './setting.tsx';

const THEMES = [
  { value: 'system', title: 'System' },
  { value: 'light', title: 'Light' },
  { value: 'dark', title: 'Dark' },
] as const;
const DENSITIES = [
  { value: 'compact', title: 'Compact' },
  { value: 'cosy', title: 'Roomy' },
] as const;

export function Appearance(): ReactElement {
  const { theme, density } = useSettings();
  return (
    <>
      <Setting title="Theme" hint="System follows what your computer is set to, also when it changes.">
        <Segments
          label="Theme"
          segments={THEMES}
          chosen={theme}
          onChoose={(value) => changeSettings({ theme: value })}
        />
      </Setting>
      <Setting title="Rows of tables">
        <Segments
          label="Rows of tables"
          segments={DENSITIES}
          chosen={density}
          onChoose={(value) => changeSettings({ density: value })}
        />
      </Setting>
      <Setting
        title="Motion"
        hint="Nothing moves when your computer asks for reduced motion; there is nothing to set here."
      >
        <span>Follows the system</span>
      </Setting>
    </>
  );
}
