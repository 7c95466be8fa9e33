import type { ReactElement } from 'react';
import { Button } from '../../components/button.tsx';
import { Field } from '../../components/field.tsx';
import styles from './variables-form.module.css';

interface VariablesFormProps {
  readonly names: readonly string[];
  readonly values: Readonly<Record<string, string>>;
  readonly onValues: (values: Readonly<Record<string, string>>) => void;
}

/** A field for each variable; what is typed appears in the template at once. */
export function VariablesForm({ names, values, onValues }: VariablesFormProps): ReactElement | null {
  if (names.length === 0) return null;
  const isEmpty = names.every((name) => (values[name] ?? '') === '');
  return (
    <form className={styles['form']} aria-label="Variables" onSubmit={(event) => event.preventDefault()}>
      <header className={styles['head']}>
        <h2>
          Variables <span>{names.length}</span>
        </h2>
        <Button look="quiet" disabled={isEmpty} onClick={() => onValues({})}>
          Clear
        </Button>
      </header>
      <div className={styles['fields']}>
        {names.map((name) => (
          <Field key={name} label={name}>
            {(field) => (
              <textarea
                {...field}
                rows={1}
                dir="auto"
                value={values[name] ?? ''}
                onChange={(event) => onValues({ ...values, [name]: event.target.value })}
              />
            )}
          </Field>
        ))}
      </div>
    </form>
  );
}
