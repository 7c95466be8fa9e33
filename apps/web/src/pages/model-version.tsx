import type { ReactElement } from 'react';
export function ModelVersionPage(): ReactElement {
  return <p>soon</p>;
}
