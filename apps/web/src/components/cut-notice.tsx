import type { ReactElement } from 'react';
import { Button } from './button.tsx';
import styles from './cut-notice.module.css';

interface CutNoticeProps {
  /** What is shown of what: "First 200 kB of 50 MB". */
  readonly text: string;
  /** On the button: "Show 1 MB more"; undefined while it comes. */
  readonly more?: string | undefined;
  readonly onMore?: (() => void) | undefined;
}

/** Says that only a part is shown, and asks for more. */
export function CutNotice({ text, more, onMore }: CutNoticeProps): ReactElement {
  return (
    <p className={styles['cut']} role="status">
      <span>{text}</span>
      {onMore !== undefined && (
        <Button onClick={onMore} disabled={more === undefined}>
          {more ?? 'Loading…'}
        </Button>
      )}
    </p>
  );
}
