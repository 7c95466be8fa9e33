import type { ReactElement } from 'react';
import { Menu } from '../../components/menu.tsx';
import { notify, notifyError } from '../../components/toasts.ts';
import { PARAM_FORMS, type ParamForm, paramsText } from './params-text.ts';
import type { Fact } from './run-facts.ts';

/** Copies params in a form that files and programs take. */
export function CopyParams({ params }: { params: readonly Fact[] }): ReactElement {
  const copy = async (form: ParamForm): Promise<void> => {
    try {
      await navigator.clipboard.writeText(paramsText(params, form));
      notify(`${params.length} params are copied as ${form}.`);
    } catch (error) {
      notifyError(error);
    }
  };
  return (
    <Menu
      label="Copy the params"
      icon="copy"
      items={PARAM_FORMS.map((form) => ({ title: `As ${form}`, onChoose: () => void copy(form) }))}
    />
  );
}
