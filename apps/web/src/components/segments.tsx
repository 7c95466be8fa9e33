import { type ReactElement, useId } from 'react';
import styles from './segments.module.css';

interface Segment<Value extends string> {
  readonly value: Value;
  readonly title: string;
}

interface SegmentsProps<Value extends string> {
  readonly label: string;
  readonly segments: readonly Segment<Value>[];
  readonly chosen: Value;
  readonly onChoose: (value: Value) => void;
}

/** One of a few, all in sight: radio buttons beside each other. */
export function Segments<Value extends string>(props: SegmentsProps<Value>): ReactElement {
  const { label, segments, chosen, onChoose } = props;
  const name = useId();
  return (
    <fieldset className={styles['segments']}>
      <legend>{label}</legend>
      {segments.map(({ value, title }) => (
        <label key={value} className={styles['segment']}>
          <input type="radio" name={name} checked={value === chosen} onChange={() => onChoose(value)} />
          {title}
        </label>
      ))}
    </fieldset>
  );
}
