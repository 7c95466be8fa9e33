import { type ReactElement, useDeferredValue, useMemo } from 'react';
import { Field } from '../../../components/field.tsx';
import type { PanelData } from '../panels/panel-card.tsx';
import { CustomPanel } from './custom-panel.tsx';
import styles from './spec-field.module.css';
import { readSpec } from './spec.ts';

interface SpecFieldProps {
  readonly value: string;
  readonly data: PanelData;
  readonly onChange: (value: string) => void;
}

const ROWS = 16;
const PREVIEW_PX = 260;

/** Where a specification is written, and what it makes. */
export function SpecField({ value, data, onChange }: SpecFieldProps): ReactElement {
  const reading = useMemo(() => readSpec(value), [value]);
  const shown = useDeferredValue(value);
  return (
    <>
      <Field
        label="Vega-Lite specification"
        error={'fault' in reading ? reading.fault : undefined}
        hint={HINT}
      >
        {(attributes) => (
          <textarea
            {...attributes}
            required
            rows={ROWS}
            spellCheck={false}
            autoCapitalize="off"
            value={value}
            onChange={(event) => onChange(event.target.value)}
          />
        )}
      </Field>
      {'spec' in reading && (
        <div className={styles['preview']} style={{ height: PREVIEW_PX }}>
          <CustomPanel text={shown} data={data} title="Preview" heightPx={PREVIEW_PX} isTable={false} />
        </div>
      )}
    </>
  );
}

const HINT = (
  <>
    Data are <code>{'{"name": "runs"}'}</code>, with fields such as <code>metrics.loss</code>,{' '}
    <code>params.lr</code>, <code>name</code> and <code>colour</code>, or <code>{'{"name": "metrics"}'}</code>
    , with <code>name</code>, <code>metric</code>, <code>step</code> and <code>value</code>;{' '}
    <code>usermeta.metrics</code> lists those that are wanted. Nothing is loaded from an address.
  </>
);
