import { useQueries, useQuery } from '@tanstack/react-query';
import { type ReactElement, useMemo, useState } from 'react';
import { type ArtifactSource, artifactsQuery, fileTailQuery, type FilePart } from '../../api/artifacts.ts';
import { CutNotice } from '../../components/cut-notice.tsx';
import { EmptyState } from '../../components/empty-state.tsx';
import { formatBytes } from '../../components/format.ts';
import { Refusal } from '../../components/refusal.tsx';
import { Snippet } from '../../components/snippet.tsx';
import { textRows } from '../../components/text-lines.ts';
import { TextView } from '../../components/text-view.tsx';
import { ToggleButton } from '../../components/toggle-button.tsx';
import { isLog, LOG_LEVELS, linesFrom, type LogLevel } from './log-lines.ts';
import styles from './run-logs.module.css';

interface RunLogsProps {
  readonly runId: string;
  readonly isRunning: boolean;
  readonly path: string | undefined;
  readonly level: string | undefined;
  readonly onPath: (path: string) => void;
  readonly onLevel: (level: string | undefined) => void;
}

const FOLDERS = ['', 'logs', 'log'];

/** The logs among a run's artifacts, from their end. */
export function RunLogs(props: RunLogsProps): ReactElement {
  const source = useMemo((): ArtifactSource => ({ kind: 'run', id: props.runId }), [props.runId]);
  const answers = useQueries({ queries: FOLDERS.map((folder) => artifactsQuery(source, folder)) });
  const [root] = answers;
  if (root?.isError === true) return <Refusal error={root.error} onRetry={() => void root.refetch()} />;
  if (answers.some(({ isPending }) => isPending)) return <></>;
  const paths = answers
    .flatMap(({ data = [] }) => data)
    .flatMap(({ path, is_dir }) => (!is_dir && isLog(path) ? [path] : []));
  const path = props.path ?? paths[0];
  if (path === undefined) return <NoLogs />;
  return <Log key={path} {...props} source={source} path={path} paths={[...new Set([...paths, path])]} />;
}

function NoLogs(): ReactElement {
  return (
    <EmptyState title="No logs yet">
      <p>
        Artifacts whose names end in <code>.log</code>, and texts in the folder <code>logs/</code>, are shown
        here.
      </p>
      <Snippet
        label="Keep a log"
        code={{ Python: 'import mlflow\n\nwith mlflow.start_run():\n    mlflow.log_artifact("train.log")' }}
      />
    </EmptyState>
  );
}

interface LogProps extends RunLogsProps {
  readonly source: ArtifactSource;
  readonly path: string;
  readonly paths: readonly string[];
}

const FIRST_BYTES = 256_000;
const GROWTH = 4;
const BYTES_MAX = 64_000_000;
const FOLLOW_MS = 2000;

function Log({ source, path, paths, isRunning, level, onPath, onLevel }: LogProps): ReactElement {
  const [bytes, setBytes] = useState(FIRST_BYTES);
  const [isFollowing, setIsFollowing] = useState(isRunning);
  const query = useQuery({
    ...fileTailQuery({ source, path }, bytes),
    placeholderData: (before) => before,
    refetchInterval: isFollowing ? FOLLOW_MS : false,
  });
  const least = LOG_LEVELS.find((one) => one === level) ?? 'debug';
  const rows = useMemo(() => shownRows(query.data, least), [query.data, least]);
  if (query.isError) return <Refusal error={query.error} onRetry={() => void query.refetch()} />;
  if (query.data === undefined) return <></>;
  const { start, totalBytes } = query.data;
  return (
    <div className={styles['log']}>
      {start > 0 && (
        <CutNotice
          text={`The last ${formatBytes(totalBytes - start)} of ${formatBytes(totalBytes)}`}
          more={query.isPlaceholderData ? undefined : 'Show more from before'}
          {...(bytes < BYTES_MAX ? { onMore: () => setBytes(bytes * GROWTH) } : {})}
        />
      )}
      <TextView
        label={`Log ${path}`}
        rows={rows}
        isFollowing={isFollowing}
        tools={
          <>
            <select aria-label="Log" value={path} onChange={(event) => onPath(event.target.value)}>
              {paths.map((one) => (
                <option key={one}>{one}</option>
              ))}
            </select>
            <select
              aria-label="Least level"
              value={least}
              onChange={({ target }) => onLevel(target.value === 'debug' ? undefined : target.value)}
            >
              {LOG_LEVELS.map((one) => (
                <option key={one} value={one}>
                  {one === 'debug' ? 'All levels' : `From ${one}`}
                </option>
              ))}
            </select>
            <ToggleButton isOn={isFollowing} onChange={setIsFollowing}>
              Follow
            </ToggleButton>
          </>
        }
      />
    </div>
  );
}

/** The whole lines of a part, those of a level and above. Where lines before are missing their numbers are not known. */
function shownRows(part: FilePart | undefined, least: LogLevel) {
  if (part === undefined) return [];
  const text = new TextDecoder().decode(part.bytes);
  const whole = part.start === 0 ? text : text.slice(text.indexOf('\n') + 1);
  const rows = textRows(whole);
  const isShown = linesFrom(
    rows.map((row) => row.text),
    least,
  );
  const shown = rows.filter((_, at) => isShown[at] === true);
  return part.start === 0 ? shown : shown.map((row) => ({ ...row, number: undefined }));
}
