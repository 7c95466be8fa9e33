import { type ReactElement, useMemo, useState } from 'react';
import { SchemaTables } from '../../../components/schema-tables.tsx';
import { Snippet } from '../../../components/snippet.tsx';
import { FileText } from '../file-text.tsx';
import { readMlmodelYaml, type YamlValue } from '../../../formats/mlmodel-yaml.ts';
import { readSignature } from '../../../formats/signature.ts';
import { modelUri } from '../model-uri.ts';
import type { ViewerProps } from '../viewer.ts';
import { Facts } from './facts.tsx';
import { FormChoice } from './form-choice.tsx';
import { SourceText } from './text-viewer.tsx';
import styles from './viewers.module.css';

type Form = 'model' | 'text';
const FORMS = [
  ['model', 'Model'],
  ['text', 'Source'],
] as const;

/** What an `MLmodel` file says of the model beside it: signature, flavors, and how it is loaded. */
export function ModelViewer({ file }: ViewerProps): ReactElement {
  const [form, setForm] = useState<Form>('model');
  return (
    <FileText file={file}>
      {({ text }) => (
        <>
          <FormChoice<Form> forms={FORMS} chosen={form} onChoose={setForm} />
          {form === 'text' ? (
            <SourceText path={file.path} text={text} />
          ) : (
            <ModelFacts file={file} text={text} />
          )}
        </>
      )}
    </FileText>
  );
}

type Mapping = Readonly<Record<string, YamlValue>>;

function mapping(value: YamlValue | undefined): Mapping {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Mapping) : {};
}

function plain(value: YamlValue | undefined): string {
  return typeof value === 'string' ? value : JSON.stringify(value ?? null);
}

/** What people ask first. */
const FACTS = [
  ['Created', 'utc_time_created'],
  ['MLflow', 'mlflow_version'],
  ['Size in bytes', 'model_size_bytes'],
  ['Run', 'run_id'],
  ['Model ID', 'model_id'],
  ['UUID', 'model_uuid'],
] as const;

function ModelFacts({ file, text }: ViewerProps & { text: string }): ReactElement {
  const model = useMemo(() => mapping(readMlmodelYaml(text)), [text]);
  const flavors = mapping(model['flavors']);
  const signature = readSignature(model['signature']);
  const facts = FACTS.flatMap(([name, key]) =>
    typeof model[key] === 'string' ? [[name, model[key]] as const] : [],
  );
  return (
    <div className={styles['scroll']} tabIndex={0} role="region" aria-label={file.path}>
      <Facts facts={[...facts, ['Flavors', Object.keys(flavors).join(', ') || 'none']]} />
      {signature === undefined ? <p>The model has no signature.</p> : <SchemaTables signature={signature} />}
      <h3>Use it</h3>
      <Snippet label="Use the model" code={snippets(modelUri(file), flavors)} />
      {Object.entries(flavors).map(([name, flavor]) => (
        <section key={name}>
          <h3 dir="auto">{name}</h3>
          <Facts facts={Object.entries(mapping(flavor)).map(([key, value]) => [key, plain(value)])} />
        </section>
      ))}
    </div>
  );
}

/** Flavors with a module of the same name that loads them natively. */
const NATIVE =
  /^(?:sklearn|pytorch|tensorflow|keras|xgboost|lightgbm|catboost|transformers|onnx|spark|langchain)$/;

function snippets(uri: string, flavors: Mapping): Readonly<Record<string, string>> {
  const native = Object.keys(flavors).find((name) => NATIVE.test(name));
  return {
    Python: `import mlflow\n\nmodel = mlflow.pyfunc.load_model("${uri}")\nmodel.predict(data)`,
    ...(native === undefined
      ? {}
      : { Native: `import mlflow\n\nmodel = mlflow.${native}.load_model("${uri}")` }),
    Serve: `mlflow models serve -m "${uri}" -p 5001`,
    Batch: `mlflow models predict -m "${uri}" -i input.json -t json`,
  };
}
