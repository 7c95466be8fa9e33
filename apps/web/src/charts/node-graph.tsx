import { type ReactElement, type ReactNode, useMemo, useState } from 'react';
import { classNames } from '../components/class-names.ts';
import { type GraphEdge, lineOf } from './graph-lines.ts';
import styles from './node-graph.module.css';

export interface PlacedNode {
  readonly id: string;
  /** In words, also its tooltip. */
  readonly title: string;
  /** In pixels. */
  readonly x: number;
  readonly y: number;
}

interface NodeSize {
  readonly width: number;
  readonly height: number;
}

export interface NodeGroup<N extends PlacedNode> {
  readonly title: string;
  /** Stands over the group, where groups are columns with a name. */
  readonly head?: ReactNode;
  readonly nodes: readonly N[];
}

interface NodeGraphProps<N extends PlacedNode> {
  readonly label: string;
  readonly groups: readonly NodeGroup<N>[];
  readonly edges: readonly (GraphEdge & {
    /** Stands on the line. */
    readonly note?: string | undefined;
  })[];
  readonly size: NodeSize;
  readonly chosen?: string | undefined;
  readonly children: (node: N) => ReactNode;
}

/** Nodes at their places with lines between them; what belongs to the one under the pointer stands out. */
export function NodeGraph<N extends PlacedNode>(props: NodeGraphProps<N>): ReactElement {
  const { label, groups, edges, size, chosen, children } = props;
  const [active, setActive] = useState<string>();
  const nodes = useMemo(() => groups.flatMap((group) => group.nodes), [groups]);
  const places = useMemo(() => new Map<string, PlacedNode>(nodes.map((node) => [node.id, node])), [nodes]);
  const line = useMemo(() => (active === undefined ? undefined : lineOf(active, edges)), [active, edges]);
  const width = Math.max(0, ...nodes.map(({ x }) => x)) + size.width;
  const height = Math.max(0, ...nodes.map(({ y }) => y)) + size.height;
  return (
    <div className={styles['box']} tabIndex={0} role="region" aria-label={label}>
      <div className={styles['graph']} style={{ width, height }}>
        <svg className={styles['edges']} width={width} height={height} aria-hidden="true">
          {edges.map(({ from, to, note }) => {
            const [a, b] = [places.get(from), places.get(to)];
            if (a === undefined || b === undefined) return null;
            const isOn = line?.has(from) === true && line.has(to);
            const name = classNames(isOn && styles['on'], line !== undefined && !isOn && styles['faint']);
            const middle = middleOf(a, b, size);
            return (
              <g key={`${from} ${to}`} className={name}>
                <path d={curve(a, b, size)} />
                {note !== undefined && (isOn || edges.length <= NOTES_MAX) && (
                  <text x={middle.x} y={middle.y}>
                    {note}
                  </text>
                )}
              </g>
            );
          })}
        </svg>
        {groups.map(({ title, head, nodes: own }) => (
          <section key={title} aria-label={title}>
            {head !== undefined && <h3 style={{ left: own[0]?.x ?? 0 }}>{head}</h3>}
            <ul>
              {own.map((node) => (
                <li
                  key={node.id}
                  className={classNames(
                    styles['node'],
                    node.id === chosen && styles['chosen'],
                    line !== undefined && styles[line.has(node.id) ? 'on' : 'faint'],
                  )}
                  style={{ left: node.x, top: node.y, width: size.width, height: size.height }}
                  title={node.title}
                  onMouseEnter={() => setActive(node.id)}
                  onMouseLeave={() => setActive(undefined)}
                  onFocus={() => setActive(node.id)}
                  onBlur={() => setActive(undefined)}
                >
                  {children(node)}
                </li>
              ))}
            </ul>
          </section>
        ))}
      </div>
    </div>
  );
}

const BEND_MIN_PX = 24;
/** Among more lines, what stands on them is shown for those that stand out. */
const NOTES_MAX = 20;
const LOOP_PX = 26;

/** To the right, or round below the nodes where it leads back. */
function curve(from: PlacedNode, to: PlacedNode, { width, height }: NodeSize): string {
  const [x1, y1] = [from.x + width, from.y + height / 2];
  const [x2, y2] = [to.x, to.y + height / 2];
  if (x2 <= from.x) {
    const low = Math.max(from.y, to.y) + height + LOOP_PX;
    return `M${x1} ${y1}C${x1 + LOOP_PX} ${low} ${x2 - LOOP_PX} ${low} ${x2} ${y2}`;
  }
  const bend = Math.max(BEND_MIN_PX, (x2 - x1) / 2);
  return `M${x1} ${y1}C${x1 + bend} ${y1} ${x2 - bend} ${y2} ${x2} ${y2}`;
}

function middleOf(from: PlacedNode, to: PlacedNode, { width, height }: NodeSize): { x: number; y: number } {
  const x = (from.x + width + to.x) / 2;
  if (to.x <= from.x) return { x, y: Math.max(from.y, to.y) + height + LOOP_PX * 0.75 };
  return { x, y: (from.y + to.y + height) / 2 - 3 };
}
