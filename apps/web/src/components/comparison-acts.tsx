import type { ReactElement } from 'react';
import { Button } from './button.tsx';
import { asMarkdown, type Comparison } from './comparison-rows.ts';
import { notify, notifyError } from './toasts.ts';
import { ToggleButton } from './toggle-button.tsx';

interface ComparisonActsProps {
  readonly names: readonly string[];
  readonly comparisons: readonly Comparison[];
  readonly isAll: boolean;
  readonly onAll: (isAll: boolean) => void;
}

/** What a comparison shows, and a way to take it along. */
export function ComparisonActs({ names, comparisons, isAll, onAll }: ComparisonActsProps): ReactElement {
  const copy = async (): Promise<void> => {
    await navigator.clipboard.writeText(asMarkdown(names, comparisons));
    notify('Copied the comparison as Markdown.');
  };
  return (
    <>
      <ToggleButton isOn={isAll} onChange={onAll}>
        Show what is the same
      </ToggleButton>
      <Button icon="copy" onClick={() => void copy().catch(notifyError)}>
        Markdown
      </Button>
    </>
  );
}
