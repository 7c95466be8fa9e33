import { type ReactElement, useMemo, useState } from 'react';
import type { Lineage } from '../../api/registry.ts';
import { classNames } from '../../components/class-names.ts';
import { EmptyState } from '../../components/empty-state.tsx';
import { Icon, type IconName } from '../../components/icon.tsx';
import { ToggleButton } from '../../components/toggle-button.tsx';
import styles from './lineage-graph.module.css';
import { lineageColumns, type LineageNode, lineOf } from './lineage-layout.ts';
import { LineageLink } from './lineage-link.tsx';
import { LineageTable } from './lineage-table.tsx';

const KINDS: Readonly<Record<LineageNode['kind'], { title: string; icon: IconName }>> = {
  DATASET: { title: 'Datasets', icon: 'data' },
  RUN: { title: 'Runs', icon: 'run' },
  LOGGED_MODEL: { title: 'Logged models', icon: 'models' },
  MODEL_VERSION: { title: 'Versions', icon: 'history' },
  ALIAS: { title: 'Aliases', icon: 'tag' },
};

const COLUMN_PX = 236;
const ROW_PX = 42;
const NODE_WIDTH_PX = 180;
const HEAD_PX = 32;

interface Place {
  readonly x: number;
  readonly y: number;
}

/** The way from data to aliases, from left to right; what belongs to the node under the pointer stands out. */
export function LineageGraph({ lineage }: { lineage: Lineage }): ReactElement {
  const [isTable, setIsTable] = useState(false);
  if ((lineage.nodes ?? []).length === 0) {
    return (
      <EmptyState title="No lineage yet">
        <p>
          It grows with the versions: data, runs and logged models that they came from, and their aliases.
        </p>
      </EmptyState>
    );
  }
  return (
    <div className={styles['view']}>
      <div className={styles['bar']}>
        <ToggleButton isOn={isTable} onChange={setIsTable} of="lineage">
          Table
        </ToggleButton>
      </div>
      {isTable ? <LineageTable lineage={lineage} /> : <Drawing lineage={lineage} />}
    </div>
  );
}

function Drawing({ lineage }: { lineage: Lineage }): ReactElement {
  const [active, setActive] = useState<string>();
  const columns = useMemo(() => lineageColumns(lineage), [lineage]);
  const edges = lineage.edges ?? [];
  const line = useMemo(
    () => (active === undefined ? undefined : lineOf(active, lineage.edges ?? [])),
    [active, lineage],
  );
  const places = new Map(
    columns.flatMap(({ nodes }, x) =>
      nodes.map(({ id }, y): [string, Place] => [id, { x: x * COLUMN_PX, y: HEAD_PX + y * ROW_PX }]),
    ),
  );
  const height = HEAD_PX + ROW_PX * Math.max(...columns.map(({ nodes }) => nodes.length));
  const width = columns.length * COLUMN_PX - (COLUMN_PX - NODE_WIDTH_PX);
  return (
    <div className={styles['box']} tabIndex={0} role="region" aria-label="Lineage">
      <div className={styles['graph']} style={{ width, height }}>
        <svg className={styles['edges']} width={width} height={height} aria-hidden="true">
          {edges.map(({ from, to }) => {
            const [a, b] = [places.get(from), places.get(to)];
            if (a === undefined || b === undefined) return null;
            const isOn = line?.has(from) === true && line.has(to);
            return (
              <path
                key={`${from} ${to}`}
                d={curve(a, b)}
                className={classNames(isOn && styles['on'], line !== undefined && !isOn && styles['faint'])}
              />
            );
          })}
        </svg>
        {columns.map(({ kind, nodes }, x) => (
          <section key={kind} aria-label={KINDS[kind].title}>
            <h3 style={{ left: x * COLUMN_PX }}>
              <Icon name={KINDS[kind].icon} size={13} /> {KINDS[kind].title} <span>{nodes.length}</span>
            </h3>
            <ul>
              {nodes.map((node) => (
                <li
                  key={node.id}
                  className={classNames(
                    styles['node'],
                    line !== undefined && styles[line.has(node.id) ? 'on' : 'faint'],
                  )}
                  style={{ left: places.get(node.id)?.x, top: places.get(node.id)?.y }}
                  title={node.label}
                  onMouseEnter={() => setActive(node.id)}
                  onMouseLeave={() => setActive(undefined)}
                  onFocus={() => setActive(node.id)}
                  onBlur={() => setActive(undefined)}
                >
                  <LineageLink node={node} />
                </li>
              ))}
            </ul>
          </section>
        ))}
      </div>
    </div>
  );
}

function curve(from: Place, to: Place): string {
  const [x1, y1] = [from.x + NODE_WIDTH_PX, from.y + 15];
  const [x2, y2] = [to.x, to.y + 15];
  const bend = Math.max(24, (x2 - x1) / 2);
  return `M${x1} ${y1}C${x1 + bend} ${y1} ${x2 - bend} ${y2} ${x2} ${y2}`;
}
