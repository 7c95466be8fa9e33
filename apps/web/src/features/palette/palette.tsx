import { useRouter } from '@tanstack/react-router';
import { type KeyboardEvent, type ReactElement, useEffect, useId, useRef, useState } from 'react';
import { PREFIX } from '../../api/call.ts';
import { noteChoice } from '../../app/recent-choices.ts';
import { Icon } from '../../components/icon.tsx';
import { ChoiceList } from './choice-list.tsx';
import type { Choice } from './choice.ts';
import styles from './palette.module.css';
import { useChoices } from './use-choices.ts';

interface PaletteProps {
  readonly onClose: () => void;
  readonly onKeys: () => void;
}

/** Finds pages, things and acts by a few letters: arrows move, Enter chooses, Escape closes. */
export function Palette({ onClose, onKeys }: PaletteProps): ReactElement {
  const [text, setText] = useState('');
  const [at, setAt] = useState(0);
  const dialog = useRef<HTMLDialogElement>(null);
  const id = useId();
  const { history } = useRouter();
  const groups = useChoices(text, onKeys);
  const all = groups.flatMap(({ choices }) => choices);
  const index = Math.min(at, all.length - 1);
  useEffect(() => dialog.current?.showModal(), []);
  useEffect(() => {
    document.querySelector(`#${CSS.escape(`${id}-${index}`)}`)?.scrollIntoView({ block: 'nearest' });
  }, [id, index]);
  const choose = (choice: Choice | undefined): void => {
    if (choice === undefined) return;
    onClose();
    const { address, act } = choice;
    if (address !== undefined) {
      if (choice.id !== 'search') noteChoice({ ...choice, address });
      history.push(PREFIX + address);
    } else act?.();
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const to = { ArrowDown: index + 1, ArrowUp: index - 1, PageDown: index + 8, PageUp: index - 8 }[
      event.key
    ];
    if (to !== undefined)
      setAt(event.key.startsWith('Arrow') ? wrapped(to, all.length) : held(to, all.length));
    else if (event.key === 'Enter') choose(all[index]);
    else return;
    event.preventDefault();
  };
  return (
    <dialog
      ref={dialog}
      className={styles['palette']}
      aria-label="Go to or do"
      onCancel={(event) => {
        event.preventDefault();
        onClose();
      }}
      onMouseDown={(event) => event.target === dialog.current && onClose()}
    >
      <PaletteField
        listId={id}
        optionId={index >= 0 ? `${id}-${index}` : undefined}
        text={text}
        onText={(next) => {
          setText(next);
          setAt(0);
        }}
        onKeyDown={onKeyDown}
      />
      <ChoiceList {...{ id, groups, index }} onChoose={choose} />
      <p className={styles['status']} role="status">
        {all.length === 0 ? 'Nothing is like that.' : ''}
      </p>
    </dialog>
  );
}

function wrapped(at: number, count: number): number {
  return count === 0 ? 0 : (at + count) % count;
}

function held(at: number, count: number): number {
  return Math.max(0, Math.min(count - 1, at));
}

interface PaletteFieldProps {
  readonly listId: string;
  readonly optionId: string | undefined;
  readonly text: string;
  readonly onText: (text: string) => void;
  readonly onKeyDown: (event: KeyboardEvent) => void;
}

function PaletteField({ listId, optionId, text, onText, onKeyDown }: PaletteFieldProps): ReactElement {
  return (
    <div className={styles['field']}>
      <Icon name="search" />
      <input
        role="combobox"
        aria-label="Go to or do"
        aria-expanded="true"
        aria-controls={listId}
        aria-autocomplete="list"
        aria-activedescendant={optionId}
        placeholder="A page, experiment, run, model, prompt, metric or action"
        autoComplete="off"
        autoCapitalize="off"
        spellCheck={false}
        autoFocus
        value={text}
        onChange={(event) => onText(event.target.value)}
        onKeyDown={onKeyDown}
      />
      <kbd>Esc</kbd>
    </div>
  );
}
