import { type CSSProperties, lazy, type ReactElement, Suspense, useCallback, useMemo, useState } from 'react';
import { Button } from '../../components/button.tsx';
import { classNames } from '../../components/class-names.ts';
import { SearchField } from '../../components/search-field.tsx';
import { Segments } from '../../components/segments.tsx';
import { formatDuration, counted } from '../../components/format.ts';
import { SpanRows } from './span-rows.tsx';
import styles from './span-pane.module.css';
import { matchingSpans, openRows, type SpanTree } from './span-tree.ts';

const GraphPane = lazy(async () => ({ default: (await import('./graph/graph-pane.tsx')).GraphPane }));

/** How the spans are shown: `graph`, a tree for anything else; and what is one box of the graph. */
export interface SpansLook {
  readonly spans?: string | undefined;
  readonly merge?: string | undefined;
}

interface SpanPaneProps {
  readonly tree: SpanTree;
  readonly chosen: string | undefined;
  readonly onChoose: (id: string) => void;
  readonly look: SpansLook;
  readonly onLook: (look: SpansLook) => void;
}

const LOOKS = [
  { value: 'tree', title: 'Tree' },
  { value: 'graph', title: 'Graph' },
] as const;

const NOTHING: ReadonlySet<string> = new Set();

/** The spans of a trace with their search: a tree under the scale of its time, or a graph. */
export function SpanPane({ tree, chosen, onChoose, look, onLook }: SpanPaneProps): ReactElement {
  const [text, setText] = useState('');
  const { closed, toggle, collapse, expand } = useFolds(tree);
  const found = useMemo(() => matchingSpans(tree.rows, text), [tree, text]);
  const rows = useMemo(() => openRows(found, closed), [found, closed]);
  const errors = useMemo(() => tree.rows.filter(({ span }) => span.isError), [tree]);
  const nextError = (): void => {
    const at = errors.findIndex(({ span }) => span.id === chosen);
    const next = errors[(at + 1) % errors.length];
    if (next === undefined) return;
    expand();
    onChoose(next.span.id);
  };
  const isGraph = look.spans === 'graph';
  return (
    <section
      className={classNames(styles['pane'], isGraph && styles['graph'])}
      style={{ '--rows': rows.length } as CSSProperties}
      aria-label="Spans"
    >
      <div className={styles['tools']}>
        <div className={styles['search']}>
          <SearchField label="Search spans" value={text} onChange={setText} hasSlashKey={false} />
        </div>
        {errors.length > 0 && (
          <Button look="quiet" onClick={nextError}>
            {counted(errors.length, 'error')}
          </Button>
        )}
        {!isGraph && (
          <Button look="quiet" onClick={closed.size === 0 ? collapse : expand}>
            {closed.size === 0 ? 'Collapse' : 'Expand'}
          </Button>
        )}
        <Segments
          label="How spans are shown"
          segments={LOOKS}
          chosen={isGraph ? 'graph' : 'tree'}
          onChoose={(value) => onLook({ ...look, spans: value === 'graph' ? value : undefined })}
        />
      </div>
      {found.length === 0 ? (
        <p className={styles['none']}>No span has that in its name, type or message.</p>
      ) : isGraph ? (
        <Suspense fallback={<p className={styles['none']}>Loading…</p>}>
          <GraphPane
            rows={found}
            {...{ chosen, onChoose }}
            merge={look.merge}
            onMerge={(merge) => onLook({ ...look, merge })}
          />
        </Suspense>
      ) : (
        <>
          <TimeScale
            tree={tree}
            text={text === '' ? counted(tree.rows.length, 'span') : `${found.length} shown`}
          />
          <SpanRows {...{ tree, rows, closed, chosen, onChoose, toggle }} />
        </>
      )}
    </section>
  );
}

/** Which spans of the tree are closed. */
function useFolds(tree: SpanTree) {
  const [closed, setClosed] = useState(NOTHING);
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
  return { closed, toggle, collapse, expand: () => setClosed(NOTHING) };
}

function TimeScale({ tree, text }: { tree: SpanTree; text: string }): ReactElement {
  return (
    <div className={styles['scale']} aria-hidden="true">
      <span>{text}</span>
      <span className={styles['time']}>
        {[0, 0.25, 0.5, 0.75, 1].map((part) => (
          <span key={part} style={{ insetInlineStart: `${part * 100}%` }}>
            {formatDuration((tree.endMs - tree.startMs) * part)}
          </span>
        ))}
      </span>
    </div>
  );
}
