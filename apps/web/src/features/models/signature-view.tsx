import { useQuery } from '@tanstack/react-query';
import type { ReactElement } from 'react';
import { versionFileQuery, type VersionName } from '../../api/version-files.ts';
import { EmptyState } from '../../components/empty-state.tsx';
import { SchemaTables } from '../../components/schema-tables.tsx';
import { Snippet } from '../../components/snippet.tsx';
import type { ModelFile } from './model-file.ts';
import styles from './signature-view.module.css';
import { TryIt } from './try-it.tsx';

interface SignatureViewProps {
  readonly version: VersionName;
  readonly file: ModelFile;
}

const NO_FILE = 'MLmodel';

/** What goes into a model and comes out, and a form to make a request with. */
export function SignatureView({ version, file }: SignatureViewProps): ReactElement {
  const { signature, examplePath } = file;
  // Without an example the MLmodel file, which is known already, stands in for it.
  const query = useQuery({
    ...versionFileQuery(version, examplePath ?? NO_FILE),
    enabled: examplePath !== undefined,
  });
  const example = query.data ?? undefined;
  if (signature === undefined) return <NoSignature />;
  return (
    <div className={styles['view']}>
      <SchemaTables signature={signature} />
      <section aria-label="Try it">
        <h2>Try it</h2>
        <p>
          What is typed here is checked against the signature as a scoring server would check it. The request
          is for wherever the model is served.
        </p>
        {!query.isLoading && <TryIt signature={signature} example={example} />}
      </section>
      {example !== undefined && (
        <section aria-label="Input example">
          <h2>Input example</h2>
          <Snippet label="Input example" code={{ JSON: example }} />
        </section>
      )}
    </div>
  );
}

function NoSignature(): ReactElement {
  return (
    <EmptyState title="This version has no signature">
      <p>A signature says what a model takes and gives; it is logged with the model.</p>
      <Snippet
        label="Log a model with a signature"
        code={{
          Python: `from mlflow.models import infer_signature

signature = infer_signature(X, model.predict(X))
mlflow.sklearn.log_model(model, name="model", signature=signature)`,
        }}
      />
    </EmptyState>
  );
}
