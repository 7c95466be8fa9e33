import { lazy, type ReactElement, Suspense } from 'react';

const MarkdownText = lazy(async () => ({ default: (await import('./markdown-text.tsx')).MarkdownText }));

/** Markdown as React elements: what it holds can run no script, because none of it becomes HTML. */
export function Markdown({ text }: { readonly text: string }): ReactElement {
  return (
    <Suspense fallback={<p>{text}</p>}>
      <MarkdownText text={text} />
    </Suspense>
  );
}
