import type { ReactElement } from 'react';
import { changeSettings, useSettings } from '../../app/settings.ts';
import { Segments } from '../../components/segments.tsx';
import { keyName } from '../../components/shortcut-list.tsx';
import styles from './keyboard.module.css';
import { Setting } from './setting.tsx';

const LETTERS = [
  { value: 'on', title: 'On' },
  { value: 'off', title: 'Off' },
] as const;

/** What the keys do on each page; `?` lists those of the page at hand, with the words of the page itself. */
const KEYS: readonly (readonly [place: string, keys: readonly (readonly [key: string, what: string])[]])[] = [
  [
    'Everywhere',
    [
      ['mod+k', 'Go to or do something'],
      ['?', 'The keys of the page at hand'],
      ['mod+z', 'Undo the last change'],
      ['/', 'To the search field of the page'],
      ['Escape', 'Close what is open'],
    ],
  ],
  ['Experiments', [['n', 'New experiment']]],
];

export function Keyboard(): ReactElement {
  const { letters } = useSettings();
  return (
    <>
      <Setting
        title="Shortcuts of one letter"
        hint="Turn them off if you speak to your computer, or type letters by accident. Those with Ctrl or ⌘ stay."
      >
        <Segments
          label="Shortcuts of one letter"
          segments={LETTERS}
          chosen={letters}
          onChoose={(value) => changeSettings({ letters: value })}
        />
      </Setting>
      {KEYS.map(([place, keys]) => (
        <section key={place} className={styles['keys']}>
          <h2>{place}</h2>
          <table>
            <tbody>
              {keys.map(([key, what]) => (
                <tr key={key}>
                  <th scope="row">
                    <kbd>{keyName(key)}</kbd>
                  </th>
                  <td>{what}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </section>
      ))}
      <p className={styles['note']}>
        Each page adds its own: press <kbd>?</kbd> there to see them.
      </p>
    </>
  );
}
