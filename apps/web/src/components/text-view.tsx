import { useVirtualizer } from '@tanstack/react-virtual';
import {
  type KeyboardEvent,
  type ReactElement,
  type ReactNode,
  useEffect,
  useMemo,
  useRef,
  useState,
} from 'react';
import { IconButton } from './button.tsx';
import { classNames } from './class-names.ts';
import { SearchField } from './search-field.tsx';
import { colouredPieces } from './text-colours.ts';
import { matchingRows, splitMatches, type TextRow } from './text-lines.ts';
import styles from './text-view.module.css';
import { ToggleButton } from './toggle-button.tsx';

interface TextViewProps {
  readonly label: string;
  /** Made by `textRows`. */
  readonly rows: readonly TextRow[];
  /** The ending of a file's name, by which the code is coloured. */
  readonly ending?: string;
  /** Stands before the search. */
  readonly tools?: ReactNode;
  /** Keeps the last row in sight as rows come. */
  readonly isFollowing?: boolean;
}

const ROW_PX = 20;
const OVERSCAN = 20;

/** A text of any length with line numbers and search; only the rows in sight are in the page. */
export function TextView(props: TextViewProps): ReactElement {
  const { label, rows, ending = '', tools, isFollowing = false } = props;
  const [wanted, setWanted] = useState('');
  const [at, setAt] = useState(0);
  const [isWrapped, setIsWrapped] = useState(false);
  const found = useMemo(() => matchingRows(rows, wanted), [rows, wanted]);
  const chosen = found[Math.min(at, found.length - 1)];
  const step = (by: number): void => {
    if (found.length > 0) setAt((Math.min(at, found.length - 1) + by + found.length) % found.length);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key !== 'Enter') return;
    event.preventDefault();
    step(event.shiftKey ? -1 : 1);
  };
  return (
    <div className={styles['view']}>
      <div className={styles['tools']}>
        {tools}
        <div className={styles['search']} onKeyDown={onKeyDown}>
          <SearchField
            label="Find in the text"
            value={wanted}
            onChange={(text) => {
              setWanted(text);
              setAt(0);
            }}
            hasSlashKey={false}
          />
        </div>
        {wanted !== '' && (
          <span className={styles['found']} role="status">
            {found.length === 0 ? 'Not found' : `${Math.min(at, found.length - 1) + 1} of ${found.length}`}
            <IconButton icon="up" label="The match before" onClick={() => step(-1)} />
            <IconButton icon="down" label="The next match" onClick={() => step(1)} />
          </span>
        )}
        <span className={styles['rest']} />
        <ToggleButton isOn={isWrapped} onChange={setIsWrapped}>
          Wrap
        </ToggleButton>
      </div>
      <Rows key={String(isWrapped)} {...{ label, rows, ending, wanted, chosen, isWrapped, isFollowing }} />
    </div>
  );
}

interface RowsProps {
  readonly label: string;
  readonly rows: readonly TextRow[];
  readonly ending: string;
  readonly wanted: string;
  /** The row with the match that is gone to. */
  readonly chosen: number | undefined;
  readonly isWrapped: boolean;
  readonly isFollowing: boolean;
}

function Rows(props: RowsProps): ReactElement {
  const { label, rows, ending, wanted, chosen, isWrapped, isFollowing } = props;
  const box = useRef<HTMLDivElement>(null);
  const list = useVirtualizer({
    count: rows.length,
    getScrollElement: () => box.current,
    estimateSize: () => ROW_PX,
    overscan: OVERSCAN,
  });
  useEffect(() => {
    if (chosen !== undefined) list.scrollToIndex(chosen, { align: 'center' });
  }, [chosen, list]);
  useEffect(() => {
    if (isFollowing) list.scrollToIndex(rows.length - 1, { align: 'end' });
  }, [isFollowing, rows, list]);
  const longest = useMemo(() => rows.reduce((most, { text }) => Math.max(most, text.length), 0), [rows]);
  const digits = String(rows.findLast(({ number }) => number !== undefined)?.number ?? 1).length;
  return (
    <div
      ref={box}
      className={classNames(styles['box'], isWrapped && styles['wrapped'])}
      tabIndex={0}
      role="region"
      aria-label={label}
    >
      <div
        className={styles['rows']}
        style={{
          height: list.getTotalSize(),
          minWidth: isWrapped ? undefined : `calc(${longest + digits}ch + 40px)`,
        }}
      >
        {list.getVirtualItems().map(({ index, start }) => {
          const row = rows[index] as TextRow;
          return (
            <div
              key={index}
              ref={isWrapped ? list.measureElement : undefined}
              data-index={index}
              className={classNames(styles['row'], index === chosen && styles['chosen'])}
              style={{ transform: `translateY(${start}px)` }}
            >
              <span
                className={styles['number']}
                style={{ width: `${digits}ch` }}
                data-number={row.number ?? ''}
                aria-hidden="true"
              />
              <code dir="auto">{content(row.text, ending, wanted)}</code>
            </div>
          );
        })}
      </div>
    </div>
  );
}

function content(text: string, ending: string, wanted: string): ReactNode {
  const pieces = splitMatches(text, wanted);
  if (pieces.length > 1) {
    return pieces.map((piece, at) => (at % 2 === 1 ? <mark key={at}>{piece}</mark> : piece));
  }
  return colouredPieces(text, ending).map(({ text: part, kind }, at) =>
    kind === undefined ? (
      part
    ) : (
      <span key={at} className={styles[kind]}>
        {part}
      </span>
    ),
  );
}
