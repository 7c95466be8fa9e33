import { type FormEvent, type ReactElement, useState } from 'react';
import type { RunKeys } from '../../../api/run-table.ts';
import { Button } from '../../../components/button.tsx';
import { Dialog } from '../../../components/dialog.tsx';
import { type Panel, panelFault, PANEL_KINDS, PANEL_TITLES, type PanelKind } from './panel.ts';
import { compactSpec, prettySpec } from '../custom/spec.ts';
import type { PanelData } from './panel-card.tsx';
import styles from './panel-dialog.module.css';
import { firstColumns, PanelFields } from './panel-fields.tsx';

interface PanelDialogProps {
  /** What is changed; absent for a new one. */
  readonly panel: Panel | undefined;
  readonly keys: RunKeys;
  readonly data: PanelData;
  readonly onSave: (panel: Panel) => void;
  readonly onClose: () => void;
}

/** Chooses what a chart of runs shows. */
export function PanelDialog({ panel, keys, data, onSave, onClose }: PanelDialogProps): ReactElement {
  const [draft, setDraft] = useState<Panel>(
    (panel && opened(panel)) ?? { kind: 'scatter', columns: firstColumns('scatter', keys), log: [] },
  );
  const save = (event: FormEvent): void => {
    event.preventDefault();
    const columns = closed(draft).columns.filter((id) => id !== '');
    const saved = { ...draft, columns, log: draft.log.filter((id) => columns.includes(id)) };
    // What is wrong is said beside its field.
    if (columns.length > 0 && panelFault(saved) === undefined) onSave(saved);
  };
  const choose = (kind: PanelKind): void =>
    setDraft({ kind, columns: firstColumns(kind, keys), log: [], size: draft.size });
  return (
    <Dialog
      title={panel === undefined ? 'Add a chart' : 'Change the chart'}
      onClose={onClose}
      {...(draft.kind === 'custom' ? { width: '760px' } : {})}
    >
      <form className={styles['form']} onSubmit={save}>
        <label>
          <span>Chart</span>
          <select
            aria-label="Chart"
            value={draft.kind}
            onChange={(event) => choose(PANEL_KINDS.find((kind) => kind === event.target.value) ?? 'scatter')}
          >
            {PANEL_KINDS.map((kind) => (
              <option key={kind} value={kind}>
                {PANEL_TITLES[kind]}
              </option>
            ))}
          </select>
        </label>
        <PanelFields draft={draft} keys={keys} data={data} onChange={setDraft} />
        <Button look="primary" type="submit">
          {panel === undefined ? 'Add' : 'Save'}
        </Button>
      </form>
    </Dialog>
  );
}

/** A specification is kept short and written long. */
function opened(panel: Panel): Panel {
  return panel.kind === 'custom' ? { ...panel, columns: panel.columns.map(prettySpec) } : panel;
}

function closed(panel: Panel): Panel {
  return panel.kind === 'custom' ? { ...panel, columns: panel.columns.map(compactSpec) } : panel;
}
