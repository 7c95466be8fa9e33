import { type CSSProperties, type ReactElement, useCallback, useMemo, useState } from 'react';
import { Button } from '../../components/button.tsx';
import { SearchField } from '../../components/search-field.tsx';
import { formatDuration } from '../../components/format.ts';
import { SpanRows } from './span-rows.tsx';
import styles from './span-pane.module.css';
import { matchingSpans, openRows, type SpanTree } from './span-tree.ts';

interface SpanPaneProps {
  readonly tree: SpanTree;
  readonly chosen: string | undefined;
  readonly onChoose: (id: string) => void;
}

const NOTHING: ReadonlySet<string> = new Set();

/** The spans of a trace with their search, under the scale of its time. */
export function SpanPane({ tree, chosen, onChoose }: SpanPaneProps): ReactElement {
  const [text, setText] = useState('');
  const [closed, setClosed] = useState(NOTHING);
  const found = useMemo(() => matchingSpans(tree.rows, text), [tree, text]);
  const rows = useMemo(() => openRows(found, closed), [found, closed]);
  const errors = useMemo(() => tree.rows.filter(({ span }) => span.isError), [tree]);
  const toggle = useCallback(
    (id: string) =>
      setClosed((old) => {
        const next = new Set(old);
        if (!next.delete(id)) next.add(id);
        return next;
      }),
    [],
  );
  const collapse = (): void =>
    setClosed(
      new Set(
        tree.rows.filter(({ children, level }) => children > 0 && level > 0).map(({ span }) => span.id),
      ),
    );
  const nextError = (): void => {
    const at = errors.findIndex(({ span }) => span.id === chosen);
    const next = errors[(at + 1) % errors.length];
    if (next === undefined) return;
    setClosed(NOTHING);
    onChoose(next.span.id);
  };
  return (
    <section className={styles['pane']} style={{ '--rows': rows.length } as CSSProperties} aria-label="Spans">
      <div className={styles['tools']}>
        <div className={styles['search']}>
          <SearchField label="Search spans" value={text} onChange={setText} hasSlashKey={false} />
        </div>
        {errors.length > 0 && (
          <Button look="quiet" onClick={nextError}>
            {errors.length === 1 ? '1 error' : `${errors.length} errors`}
          </Button>
        )}
        <Button look="quiet" onClick={closed.size === 0 ? collapse : () => setClosed(NOTHING)}>
          {closed.size === 0 ? 'Collapse' : 'Expand'}
        </Button>
      </div>
      <div className={styles['scale']} aria-hidden="true">
        <span>{text === '' ? `${tree.rows.length} spans` : `${found.length} shown`}</span>
        <span className={styles['time']}>
          {[0, 0.25, 0.5, 0.75, 1].map((part) => (
            <span key={part} style={{ insetInlineStart: `${part * 100}%` }}>
              {formatDuration((tree.endMs - tree.startMs) * part)}
            </span>
          ))}
        </span>
      </div>
      {rows.length === 0 ? (
        <p className={styles['none']}>No span has that in its name, type or message.</p>
      ) : (
        <SpanRows {...{ tree, rows, closed, chosen, onChoose, toggle }} />
      )}
    </section>
  );
}
