import { type ReactElement, useMemo, useState } from 'react';
import { CopyButton } from './copy-button.tsx';
import { Dialog } from './dialog.tsx';
import { isHolder } from './json-rows.ts';
import { JsonTree } from './json-tree.tsx';
import { parseJson } from './parse-json.ts';
import { TabList } from './tab-list.tsx';
import { textRows } from './text-lines.ts';
import { TextView } from './text-view.tsx';
import styles from './value-drawer.module.css';

interface ValueDrawerProps {
  readonly title: string;
  readonly text: string;
  readonly onClose: () => void;
}

const JSON_CHARACTERS_MAX = 20_000_000;

/** A value that is too long for its place: as text, and as a tree where it is JSON. */
export function ValueDrawer({ title, text, onClose }: ValueDrawerProps): ReactElement {
  const json = useMemo(() => parsed(text), [text]);
  const [form, setForm] = useState<'tree' | 'text'>(json === undefined ? 'text' : 'tree');
  const rows = useMemo(() => textRows(text), [text]);
  return (
    <Dialog kind="drawer" title={title} width="760px" onClose={onClose}>
      <div className={styles['value']}>
        <div className={styles['bar']}>
          {json !== undefined && (
            <TabList
              label="Form of the value"
              tabs={[
                { id: 'tree', title: 'Tree' },
                { id: 'text', title: 'Text' },
              ]}
              chosen={form}
              onChoose={setForm}
            />
          )}
          <span className={styles['size']}>{`${text.length} characters`}</span>
          <CopyButton text={text} label="Copy the value" />
        </div>
        {form === 'tree' ? (
          <JsonTree label={title} value={json} />
        ) : (
          <TextView label={title} rows={rows} ending={json === undefined ? '' : 'json'} />
        )}
      </div>
    </Dialog>
  );
}

/** What JSON holds, where it is more than one value. */
function parsed(text: string): unknown {
  if (!/^\s*[[{]/.test(text) || text.length > JSON_CHARACTERS_MAX) return undefined;
  try {
    const value = parseJson(text);
    return isHolder(value) ? value : undefined;
  } catch {
    return undefined;
  }
}
