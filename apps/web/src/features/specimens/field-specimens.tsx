import { type ReactElement, useState } from 'react';
import { Field } from '../../components/field.tsx';
import { FilterField } from '../../components/filter-field.tsx';
import { ListToolbar } from '../../components/list-toolbar.tsx';
import { SearchField } from '../../components/search-field.tsx';
import { Specimen } from './specimen.tsx';

const FEW = ['first', 'second', 'third'];
/** What is typed into. */
export function FieldSpecimens(): ReactElement {
  const [text, setText] = useState('');
  return (
    <>
      <Specimen title="Field" isWide>
        <Field label="With a hint" hint="What is expected">
          {(field) => <input {...field} placeholder="placeholder" />}
        </Field>
        <Field label="With what is wrong" error="This name is taken.">
          {(field) => <input {...field} defaultValue="taken" />}
        </Field>
        <Field label="Choice">
          {(field) => (
            <select {...field}>
              <option>one</option>
              <option>two</option>
            </select>
          )}
        </Field>
        <Field label="Long text">{(field) => <textarea {...field} rows={2} defaultValue="text" />}</Field>
        <Field label="Disabled">{(field) => <input {...field} disabled defaultValue="not now" />}</Field>
      </Specimen>
      <Specimen title="SearchField">
        <SearchField label="Search" value={text} onChange={setText} hasSlashKey={false} />
      </Specimen>
      <Specimen title="ListToolbar" isWide>
        <ListToolbar count="First 100 things">
          <SearchField label="Search things" value={text} onChange={setText} hasSlashKey={false} />
        </ListToolbar>
      </Specimen>
      <Specimen title="FilterField" isWide>
        <FilterField
          label="Filter"
          placeholder="metrics.acc > 0.9"
          value={text}
          onChange={setText}
          completionsAt={(typed) => ({
            from: 0,
            items: FEW.filter((item) => item.startsWith(typed)).map((item) => ({ text: item, note: 'item' })),
          })}
          error={text === '' ? undefined : 'Nothing here can be filtered.'}
        />
      </Specimen>
    </>
  );
}
