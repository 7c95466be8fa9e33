import type { ReactElement } from 'react';
import { TabList } from '../../../components/tab-list.tsx';
import styles from './viewers.module.css';

interface FormChoiceProps<Id extends string> {
  readonly forms: readonly (readonly [id: Id, title: string])[];
  readonly chosen: Id;
  readonly onChoose: (id: Id) => void;
  /** What is said of the form that is shown. */
  readonly note?: string;
}

/** The ways in which one file can be looked at. */
export function FormChoice<Id extends string>(props: FormChoiceProps<Id>): ReactElement {
  const { forms, chosen, onChoose, note } = props;
  const tabs = forms.map(([id, title]) => ({ id, title }));
  return (
    <div className={styles['bar']}>
      <TabList<Id> label="Form of the file" tabs={tabs} chosen={chosen} onChoose={onChoose} />
      <span className={styles['grow']} />
      {note !== undefined && <span>{note}</span>}
    </div>
  );
}
