import type { ReactElement } from 'react';
import type { Lineage } from '../../api/registry.ts';
import { Icon, type IconName } from '../../components/icon.tsx';
import styles from './lineage-graph.module.css';

type Node = NonNullable<Lineage['nodes']>[number];

const KINDS: readonly { kind: Node['kind']; title: string; icon: IconName }[] = [
  { kind: 'DATASET', title: 'Datasets', icon: 'data' },
  { kind: 'RUN', title: 'Runs', icon: 'run' },
  { kind: 'LOGGED_MODEL', title: 'Logged models', icon: 'models' },
  { kind: 'MODEL_VERSION', title: 'Versions', icon: 'history' },
  { kind: 'ALIAS', title: 'Aliases', icon: 'tag' },
];

const COLUMN_PX = 214;
const ROW_PX = 46;
const NODE_WIDTH_PX = 168;
const HEAD_PX = 32;

interface Placed {
  readonly node: Node;
  readonly x: number;
  readonly y: number;
}

/** The way from data to aliases, in columns from left to right; the same as a list for people who do not see it. */
export function LineageGraph({ lineage }: { lineage: Lineage }): ReactElement {
  const nodes = lineage.nodes ?? [];
  const edges = lineage.edges ?? [];
  const columns = KINDS.map(({ kind, ...rest }) => ({
    ...rest,
    kind,
    nodes: nodes.filter((node) => node.kind === kind),
  }));
  const used = columns.filter((column) => column.nodes.length > 0);
  const places = new Map<string, Placed>(
    used.flatMap((column, x) =>
      column.nodes.map((node, y) => [node.id, { node, x: x * COLUMN_PX, y: HEAD_PX + y * ROW_PX }] as const),
    ),
  );
  const height = HEAD_PX + ROW_PX * Math.max(1, ...used.map((column) => column.nodes.length));
  return (
    <div className={styles['box']} tabIndex={0} role="region" aria-label="Lineage">
      <div className={styles['graph']} style={{ width: used.length * COLUMN_PX, height }}>
        <svg className={styles['edges']} width={used.length * COLUMN_PX} height={height} aria-hidden="true">
          {edges.map(({ from, to }) => {
            const [a, b] = [places.get(from), places.get(to)];
            return a === undefined || b === undefined ? null : <path key={`${from} ${to}`} d={curve(a, b)} />;
          })}
        </svg>
        {used.map((column, x) => (
          <section key={column.kind} aria-label={column.title}>
            <h3 style={{ left: x * COLUMN_PX }}>
              <Icon name={column.icon} size={13} /> {column.title}
            </h3>
            <ul>
              {column.nodes.map((node) => {
                const place = places.get(node.id);
                return (
                  <li
                    key={node.id}
                    className={styles['node']}
                    style={{ left: place?.x, top: place?.y }}
                    title={node.label}
                  >
                    {node.label}
                  </li>
                );
              })}
            </ul>
          </section>
        ))}
      </div>
    </div>
  );
}

function curve(from: Placed, to: Placed): string {
  const [x1, y1] = [from.x + NODE_WIDTH_PX, from.y + 15];
  const [x2, y2] = [to.x, to.y + 15];
  const bend = Math.max(24, (x2 - x1) / 2);
  return `M${x1} ${y1}C${x1 + bend} ${y1} ${x2 - bend} ${y2} ${x2} ${y2}`;
}
