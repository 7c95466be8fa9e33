import { type ReactElement, useMemo, useState } from 'react';
import type { RunKeys } from '../../../api/run-table.ts';
import { Button } from '../../../components/button.tsx';
import { notify } from '../../../components/toasts.ts';
import type { ChangeSearch } from '../workspace-state.ts';
import { readPanel, writePanel } from './panel.ts';
import { PanelCard, type PanelData, panelTitle } from './panel-card.tsx';
import { PanelDialog } from './panel-dialog.tsx';
import styles from './panels.module.css';

interface PanelsProps {
  readonly texts: readonly string[] | undefined;
  readonly keys: RunKeys;
  readonly data: PanelData;
  readonly change: ChangeSearch;
}

/** Charts of runs that somebody added, above those of the metrics. */
export function Panels({ texts = NOTHING, keys, data, change }: PanelsProps): ReactElement {
  /** The place of the panel that is changed; one behind the last for a new one. */
  const [edited, setEdited] = useState<number>();
  const panels = useMemo(
    () =>
      texts.flatMap((text, at) => {
        const panel = readPanel(text);
        return panel === undefined ? [] : { panel, at };
      }),
    [texts],
  );
  const set = (next: readonly string[]): void => change({ panels: next.length === 0 ? undefined : next });
  return (
    <section className={styles['panels']} aria-label="Charts of runs">
      <div className={styles['grid']}>
        {panels.map(({ panel, at }) => (
          <PanelCard
            key={`${at} ${texts[at] ?? ''}`}
            panel={panel}
            data={data}
            onEdit={() => setEdited(at)}
            onRemove={() => {
              set(texts.toSpliced(at, 1));
              notify(`Removed ${panelTitle(panel)}.`, () => set(texts));
            }}
            onMove={(by) => {
              const to = Math.min(texts.length - 1, Math.max(0, at + by));
              set(texts.toSpliced(at, 1).toSpliced(to, 0, texts[at] ?? ''));
            }}
          />
        ))}
      </div>
      <Button
        icon="plus"
        look={panels.length === 0 ? 'plain' : 'quiet'}
        onClick={() => setEdited(texts.length)}
      >
        Add a chart
      </Button>
      {edited !== undefined && (
        <PanelDialog
          panel={readPanel(texts[edited] ?? '')}
          keys={keys}
          onClose={() => setEdited(undefined)}
          onSave={(panel) => {
            setEdited(undefined);
            set(texts.toSpliced(edited, 1, writePanel(panel)));
          }}
        />
      )}
    </section>
  );
}

const NOTHING: readonly string[] = [];
