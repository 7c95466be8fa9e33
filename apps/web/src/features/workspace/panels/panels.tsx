import { type ReactElement, useMemo, useRef, useState } from 'react';
import type { RunKeys } from '../../../api/run-table.ts';
import { useWidth } from '../../../charts/use-width.ts';
import { Button } from '../../../components/button.tsx';
import { Heard } from '../../../components/heard.tsx';
import { notify } from '../../../components/toasts.ts';
import type { ChangeSearch } from '../workspace-state.ts';
import { listPanels } from './panel-order.ts';
import { columnsIn } from './panel-size.ts';
import { type Panel, readPanel, writePanel } from './panel.ts';
import { PanelCard, type PanelData, panelTitle } from './panel-card.tsx';
import { PanelDialog } from './panel-dialog.tsx';
import styles from './panels.module.css';
import { usePanelOrder } from './use-panel-order.ts';

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
  const section = useRef<HTMLElement>(null);
  const cards = useRef<HTMLDivElement>(null);
  const widthPx = useWidth(section);
  const grid = useMemo(() => ({ widthPx, columns: columnsIn(widthPx) }), [widthPx]);
  const panels = useMemo(() => listPanels(texts), [texts]);
  const set = (next: readonly string[]): void => change({ panels: next.length === 0 ? undefined : next });
  const replace = (at: number, panel: Panel): void => set(texts.toSpliced(at, 1, writePanel(panel)));
  const order = usePanelOrder({ texts, panels, cards, onOrder: set });
  return (
    <section ref={section} className={styles['panels']} aria-label="Charts of runs">
      <div
        ref={cards}
        className={styles['grid']}
        style={{ gridTemplateColumns: `repeat(${grid.columns}, minmax(0, 1fr))` }}
      >
        {panels.map(({ panel, at, key }, place) => (
          <PanelCard
            key={key}
            panel={panel}
            data={data}
            grid={grid}
            mark={order.markOf(place)}
            onEdit={() => setEdited(at)}
            onRemove={() => {
              set(texts.toSpliced(at, 1));
              notify(`Removed ${panelTitle(panel)}.`, () => set(texts));
            }}
            onStep={(by) => order.step(place, by)}
            onDrag={(pointer) => order.drag(place, pointer)}
            onDrop={order.drop}
            onSize={(size) => replace(at, { ...panel, size })}
            onTable={(isTable) => replace(at, { ...panel, isTable })}
          />
        ))}
      </div>
      <Heard>{order.said}</Heard>
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
          data={data}
          onClose={() => setEdited(undefined)}
          onSave={(panel) => {
            setEdited(undefined);
            replace(edited, panel);
          }}
        />
      )}
    </section>
  );
}

const NOTHING: readonly string[] = [];
