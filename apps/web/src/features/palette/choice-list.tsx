import type { ReactElement } from 'react';
import { Icon } from '../../components/icon.tsx';
import type { Choice, ChoiceGroup } from './choice.ts';
import styles from './palette.module.css';

interface ChoiceListProps {
  readonly id: string;
  readonly groups: readonly ChoiceGroup[];
  /** The choice that Enter takes, counted over all groups. */
  readonly index: number;
  readonly onChoose: (choice: Choice) => void;
}

/** The choices by group. The focus stays in the field: which one is meant is said by its id. */
export function ChoiceList({ id, groups, index, onChoose }: ChoiceListProps): ReactElement {
  const firsts = groups.map((_, at) =>
    groups.slice(0, at).reduce((sum, { choices }) => sum + choices.length, 0),
  );
  return (
    <div id={id} role="listbox" aria-label="Choices" className={styles['list']} tabIndex={-1}>
      {groups.map(({ title, choices }, group) => (
        <div key={title} role="group" aria-label={title}>
          <div className={styles['title']} aria-hidden="true">
            {title}
          </div>
          {choices.map((choice, at) => {
            const place = (firsts[group] ?? 0) + at;
            return (
              <div
                key={choice.id}
                id={`${id}-${place}`}
                role="option"
                aria-selected={place === index}
                className={styles['choice']}
                onMouseDown={(event) => event.preventDefault()}
                onClick={() => onChoose(choice)}
              >
                <Icon name={choice.icon} size={14} />
                <span className={styles['name']} dir="auto">
                  {choice.title}
                </span>
                {choice.detail !== undefined && <span className={styles['detail']}>{choice.detail}</span>}
              </div>
            );
          })}
        </div>
      ))}
    </div>
  );
}
