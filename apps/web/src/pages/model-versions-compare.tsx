import type { ReactElement } from 'react';
export function ModelVersionsComparePage(): ReactElement {
  return <p>soon</p>;
}
