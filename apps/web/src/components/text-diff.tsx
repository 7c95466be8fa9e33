import { diffLines, diffWordsWithSpace } from 'diff';
import { type ReactElement, useMemo } from 'react';
import styles from './text-diff.module.css';

interface TextDiffProps {
  readonly before: string;
  readonly after: string;
  /** What the two are, for those who hear the page: "version 1 and version 2". */
  readonly label: string;
}

/** Two texts in one: comparing longer ones word by word would hold up the page. */
const WORDS_CHARACTERS_MAX = 20_000;

export function TextDiff({ before, after, label }: TextDiffProps): ReactElement {
  const parts = useMemo(() => {
    const isShort = before.length + after.length <= WORDS_CHARACTERS_MAX;
    return isShort ? diffWordsWithSpace(before, after) : diffLines(before, after);
  }, [before, after]);
  return (
    <pre className={styles['diff']} tabIndex={0} aria-label={`Differences between ${label}`}>
      {parts.map(({ value, added, removed }, at) => {
        if (added) return <ins key={at}>{value}</ins>;
        if (removed) return <del key={at}>{value}</del>;
        return <span key={at}>{value}</span>;
      })}
    </pre>
  );
}
