import { type ReactElement, useState } from 'react';
import { Button } from '../../components/button.tsx';
import { Dialog } from '../../components/dialog.tsx';
import { TypedConfirm } from '../../components/typed-confirm.tsx';
import { ValueDrawer } from '../../components/value-drawer.tsx';
import { Specimen } from './specimen.tsx';

const KINDS = ['window', 'drawer', 'confirmation', 'value'] as const;
const VALUE = JSON.stringify({ nested: { value: 'x'.repeat(200) }, list: [1, 2, 3] });

/** What stands above the page. */
export function DialogSpecimens(): ReactElement {
  const [shown, setShown] = useState<(typeof KINDS)[number]>();
  const close = (): void => setShown(undefined);
  return (
    <Specimen title="Dialog">
      {KINDS.map((kind) => (
        <Button key={kind} onClick={() => setShown(kind)}>
          Open a {kind}
        </Button>
      ))}
      {(shown === 'window' || shown === 'drawer') && (
        <Dialog
          title={`A ${shown}`}
          kind={shown}
          onClose={close}
          actions={
            <>
              <Button onClick={close}>Cancel</Button>
              <Button look="primary" onClick={close}>
                Do it
              </Button>
            </>
          }
        >
          <p>Its content may be long.</p>
        </Dialog>
      )}
      {shown === 'confirmation' && (
        <TypedConfirm title="Delete it" word="it" act="Delete for good" onClose={close} onConfirm={close}>
          <p>What will be gone is said here.</p>
        </TypedConfirm>
      )}
      {shown === 'value' && <ValueDrawer title="settings" text={VALUE} onClose={close} />}
    </Specimen>
  );
}
