import { Link } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import { pins } from '../../app/pins.ts';
import { places } from '../../app/places.ts';
import { recentChoices } from '../../app/recent-choices.ts';
import { changeSettings, SETTINGS_DEFAULT } from '../../app/settings.ts';
import { Button } from '../../components/button.tsx';
import { notify } from '../../components/toasts.ts';
import styles from './about.module.css';
import { Setting } from './setting.tsx';

/** What this interface is, and what it keeps in this browser. */
export function About(): ReactElement {
  const kept = places.use().length + recentChoices.use().length + pins.use().length;
  return (
    <>
      <p className={styles['text']}>
        Millrace is a tracking server that speaks MLflow’s protocol. This interface asks nobody but this
        server and reports nothing to anybody.
      </p>
      <Setting
        title="Kept in this browser"
        hint="Your settings, the pages that you looked at, what you chose in the palette, and pinned experiments."
      >
        <Button onClick={forget} disabled={kept === 0}>
          Forget pages, choices and pins
        </Button>
        <Button onClick={() => changeSettings(SETTINGS_DEFAULT)}>Settings as at first</Button>
      </Setting>
      <Setting title="Components" hint="Every part that this interface is made of, in every state.">
        <Link to="/components" className={styles['link']}>
          Show the components
        </Link>
      </Setting>
    </>
  );
}

function forget(): void {
  const before = { places: places.read(), choices: recentChoices.read(), pins: pins.read() };
  places.write([]);
  recentChoices.write([]);
  pins.write([]);
  notify('Forgot pages, choices and pins.', () => {
    places.write(before.places);
    recentChoices.write(before.choices);
    pins.write(before.pins);
  });
}
