import { useRouter } from '@tanstack/react-router';
import type { MouseEvent, ReactElement, ReactNode } from 'react';
import { PREFIX } from '../api/call.ts';

interface AddressLinkProps {
  /** Below the server's prefix, with its query: `/e/1?tab=charts`. */
  readonly address: string;
  readonly title?: string;
  readonly children: ReactNode;
}

/** A link to an address that was kept as text. */
export function AddressLink({ address, title, children }: AddressLinkProps): ReactElement {
  const { history } = useRouter();
  const href = PREFIX + address;
  const follow = (event: MouseEvent): void => {
    if (event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    history.push(href);
  };
  return (
    <a href={href} title={title} dir="auto" onClick={follow}>
      {children}
    </a>
  );
}
