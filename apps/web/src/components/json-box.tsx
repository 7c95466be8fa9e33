import type { ReactElement } from 'react';
import { isHolder, jsonRows, openAtFirst } from './json-rows.ts';
import { JsonTree } from './json-tree.tsx';
import styles from './json-box.module.css';

interface JsonBoxProps {
  readonly label: string;
  readonly value: unknown;
}

const ROW_PX = 24;
const MARGIN_PX = 18;
const HEIGHT_PX_MAX = 360;

/** A value in as much height as it needs, up to a limit: beyond it scrolls, and can be made taller. */
export function JsonBox({ label, value }: JsonBoxProps): ReactElement {
  if (!isHolder(value)) {
    return (
      <pre className={styles['plain']} dir="auto">
        {typeof value === 'string' ? value : JSON.stringify(value)}
      </pre>
    );
  }
  const rows = jsonRows(value, openAtFirst(value)).length;
  const height = Math.min(HEIGHT_PX_MAX, rows * ROW_PX + MARGIN_PX);
  return (
    <div className={styles['box']} style={{ height }}>
      <JsonTree label={label} value={value} />
    </div>
  );
}
