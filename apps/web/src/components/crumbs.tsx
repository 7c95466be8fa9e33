import { Children, type ReactElement, type ReactNode } from 'react';
import { Icon } from './icon.tsx';

/** The way to a page: links, each with an arrow behind it. */
export function Crumbs({ children }: { readonly children: ReactNode }): ReactNode {
  return Children.map(children, (link): ReactElement => (
    <>
      {link}
      <Icon name="chevron" size={12} />
    </>
  ));
}
