import type { ReactElement } from 'react';
import { Badge } from '../../components/badge.tsx';
import { formatNumber } from '../../components/format.ts';
import { verdictOf } from './assessment-summary.ts';
import styles from './assessment-value.module.css';

const WORD_CHARACTERS_MAX = 24;

/** What an assessment says, short enough for a cell: a verdict, a number, a word, or JSON on one line. */
export function AssessmentValue({ value }: { readonly value: unknown }): ReactElement {
  if (value === undefined || value === null) return <span className={styles['none']}>–</span>;
  const verdict = verdictOf(value);
  if (verdict !== undefined) {
    const word = typeof value === 'string' ? value : verdict ? 'Pass' : 'Fail';
    return <Badge tone={verdict ? 'good' : 'bad'}>{word}</Badge>;
  }
  if (typeof value === 'number') return <span title={String(value)}>{formatNumber(value)}</span>;
  if (typeof value === 'string' && value.length <= WORD_CHARACTERS_MAX) return <Badge>{value}</Badge>;
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  return (
    <span title={text} dir="auto">
      {text}
    </span>
  );
}
