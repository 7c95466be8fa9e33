import { type ReactElement, useState } from 'react';
import { Badge } from '../../components/badge.tsx';
import { Button, IconButton } from '../../components/button.tsx';
import { CopyButton } from '../../components/copy-button.tsx';
import { Icon, ICON_NAMES } from '../../components/icon.tsx';
import { Menu } from '../../components/menu.tsx';
import { Popover } from '../../components/popover.tsx';
import { Segments } from '../../components/segments.tsx';
import { TabList } from '../../components/tab-list.tsx';
import { ToggleButton } from '../../components/toggle-button.tsx';
import { notify, notifyError } from '../../components/toasts.ts';
import styles from './control-specimens.module.css';
import { Specimen } from './specimen.tsx';

const LONG = 'A very long title that has no room '.repeat(4).trim();
const LOOKS = ['plain', 'primary', 'quiet', 'danger'] as const;
const TONES = ['good', 'bad', 'warn', 'info', 'muted'] as const;
const TABS = [
  { id: 'one', title: 'Chosen' },
  { id: 'two', title: 'With a count', count: 12 },
  { id: 'three', title: 'Another' },
] as const;
const SEGMENTS = [
  { value: 'one', title: 'One' },
  { value: 'two', title: 'Two' },
] as const;

/** What is pressed. */
export function ControlSpecimens(): ReactElement {
  const [isOn, setIsOn] = useState(true);
  const [tab, setTab] = useState<(typeof TABS)[number]['id']>('one');
  const [segment, setSegment] = useState<(typeof SEGMENTS)[number]['value']>('one');
  return (
    <>
      <Specimen title="Button">
        {LOOKS.map((look) => (
          <Button key={look} look={look} icon="plus">
            {look}
          </Button>
        ))}
        <Button disabled>Disabled</Button>
        <Button look="primary" disabled>
          Disabled primary
        </Button>
      </Specimen>
      <Specimen title="IconButton, CopyButton">
        <IconButton icon="edit" label="Edit" />
        <IconButton icon="trash" label="Delete, which is disabled" disabled />
        <CopyButton text="copied from the components" />
      </Specimen>
      <Specimen title="ToggleButton">
        <ToggleButton isOn={isOn} onChange={setIsOn}>
          Pressed at first
        </ToggleButton>
        <ToggleButton isOn={!isOn} onChange={(next) => setIsOn(!next)} of="the components">
          Table
        </ToggleButton>
      </Specimen>
      <Specimen title="Segments">
        <Segments label="One or two" segments={SEGMENTS} chosen={segment} onChoose={setSegment} />
      </Specimen>
      <Specimen title="TabList">
        <TabList label="Tabs" tabs={TABS} chosen={tab} onChoose={setTab} />
      </Specimen>
      <MenuSpecimens />
      <Specimen title="Badge">
        {TONES.map((tone) => (
          <Badge key={tone} tone={tone}>
            {tone}
          </Badge>
        ))}
      </Specimen>
      <Specimen title="Icon">
        {ICON_NAMES.map((name) => (
          <span key={name} title={name} className={styles['icon']}>
            <Icon name={name} />
          </span>
        ))}
      </Specimen>
    </>
  );
}

function MenuSpecimens(): ReactElement {
  return (
    <>
      <Specimen title="Menu, Popover">
        <Menu
          label="With words"
          items={[
            { title: 'Plain', onChoose: () => notify('Plain was chosen.') },
            { title: 'With an icon', icon: 'star', onChoose: () => notify('The star was chosen.') },
            { title: 'Chosen', isChosen: true, onChoose: () => notify('It is chosen already.') },
            { title: 'Disabled', isDisabled: true, onChoose: () => undefined },
            'line',
            {
              title: 'Dangerous',
              icon: 'trash',
              isDangerous: true,
              onChoose: () => notify('Nothing was deleted.'),
            },
          ]}
        />
        <Menu label="More" icon="more" items={[{ title: LONG, onChoose: () => notify(LONG) }]} />
        <Popover title="Popover">
          <p className={styles['panel']}>Anything stands in here.</p>
        </Popover>
      </Specimen>
      <Specimen title="Toasts">
        <Button onClick={() => notify('Something was done.', () => notify('It was taken back.'))}>
          With undo
        </Button>
        <Button onClick={() => notify(LONG)}>Long</Button>
        <Button onClick={() => notifyError(new Error('The server said no, in these words.'))}>Error</Button>
      </Specimen>
    </>
  );
}
