import type { ReactElement } from 'react';
import type { Lineage } from '../../api/registry.ts';
import type { LineageNode } from './lineage-layout.ts';
import { LineageLink } from './lineage-link.tsx';
import styles from './lineage-table.module.css';

const WORDS: Readonly<Record<LineageNode['kind'], string>> = {
  DATASET: 'dataset',
  RUN: 'run',
  LOGGED_MODEL: 'logged model',
  MODEL_VERSION: 'version',
  ALIAS: 'alias',
};

/** The same as the drawing, a row for each line of it. */
export function LineageTable({ lineage }: { lineage: Lineage }): ReactElement {
  const nodes = new Map((lineage.nodes ?? []).map((node) => [node.id, node]));
  return (
    <div className={styles['box']} tabIndex={0} role="region" aria-label="Lineage as a table">
      <table>
        <thead>
          <tr>
            <th scope="col">From</th>
            <th scope="col">What</th>
            <th scope="col">To</th>
            <th scope="col">What</th>
          </tr>
        </thead>
        <tbody>
          {(lineage.edges ?? []).map(({ from, to }) => {
            const [a, b] = [nodes.get(from), nodes.get(to)];
            if (a === undefined || b === undefined) return null;
            return (
              <tr key={`${from} ${to}`}>
                <td>
                  <LineageLink node={a} />
                </td>
                <td>{WORDS[a.kind]}</td>
                <td>
                  <LineageLink node={b} />
                </td>
                <td>{WORDS[b.kind]}</td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}
