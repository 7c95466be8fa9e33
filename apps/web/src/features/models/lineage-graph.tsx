import { type ReactElement, useMemo, useState } from 'react';
import type { Lineage } from '../../api/registry.ts';
import { NodeGraph, type NodeGroup, type PlacedNode } from '../../charts/node-graph.tsx';
import { EmptyState } from '../../components/empty-state.tsx';
import { Icon, type IconName } from '../../components/icon.tsx';
import { ToggleButton } from '../../components/toggle-button.tsx';
import styles from './lineage-graph.module.css';
import { lineageColumns, type LineageNode } from './lineage-layout.ts';
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
const NODE = { width: 180, height: 30 };
const HEAD_PX = 32;

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

type PlacedLineageNode = LineageNode & PlacedNode;

function Drawing({ lineage }: { lineage: Lineage }): ReactElement {
  const groups = useMemo(
    () =>
      lineageColumns(lineage).map(({ kind, nodes }, x): NodeGroup<PlacedLineageNode> => ({
        title: KINDS[kind].title,
        head: (
          <>
            <Icon name={KINDS[kind].icon} size={13} /> {KINDS[kind].title} <span>{nodes.length}</span>
          </>
        ),
        nodes: nodes.map((node, y) => ({
          ...node,
          title: node.label,
          x: x * COLUMN_PX,
          y: HEAD_PX + y * ROW_PX,
        })),
      })),
    [lineage],
  );
  return (
    <NodeGraph label="Lineage" groups={groups} edges={lineage.edges ?? []} size={NODE}>
      {(node) => (
        <span className={styles['node']}>
          <LineageLink node={node} />
        </span>
      )}
    </NodeGraph>
  );
}
