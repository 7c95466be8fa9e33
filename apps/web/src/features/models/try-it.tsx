import { type ReactElement, useMemo, useState } from 'react';
import { Button } from '../../components/button.tsx';
import { Snippet } from '../../components/snippet.tsx';
import { type DataType, typeText } from '../../formats/data-type.ts';
import { invocationOf, type Typed, typedFromExample } from './invocation.ts';
import type { Signature } from '../../formats/signature.ts';
import styles from './try-it.module.css';
import { TypedField } from './typed-field.tsx';

interface TryItProps {
  readonly signature: Signature;
  /** The text of the input example, where the model has one. */
  readonly example: string | undefined;
}

const EMPTY: Typed = { inputs: [], params: {} };
const SERVED_AT = 'http://127.0.0.1:5001';

/** A form made from the signature, and beside it the request that a scoring server takes for what is typed. */
export function TryIt({ signature, example }: TryItProps): ReactElement {
  const fromExample = useMemo(
    () => (example === undefined ? undefined : typedFromExample(signature, example)),
    [signature, example],
  );
  const [typed, setTyped] = useState<Typed>();
  const shown = typed ?? fromExample ?? EMPTY;
  const { body, inputErrors, paramErrors } = useMemo(
    () => invocationOf(signature, shown),
    [signature, shown],
  );
  const setInput = (at: number, text: string): void => {
    const inputs = signature.inputs.map((_, index) => (index === at ? text : (shown.inputs[index] ?? '')));
    setTyped({ ...shown, inputs });
  };
  const wrong = inputErrors.filter(Boolean).length + Object.keys(paramErrors).length;
  return (
    <div className={styles['both']}>
      <form aria-label="Try the model" onSubmit={(event) => event.preventDefault()}>
        <div className={styles['head']}>
          <h3>Input</h3>
          {fromExample !== undefined && (
            <Button look="quiet" disabled={typed === undefined} onClick={() => setTyped(undefined)}>
              Back to the example
            </Button>
          )}
          <Button look="quiet" onClick={() => setTyped(EMPTY)}>
            Clear
          </Button>
        </div>
        {signature.inputs.map(({ name, type, isRequired }, at) => (
          <TypedField
            key={at}
            label={labelOf(name ?? `Input ${at + 1}`, type, isRequired)}
            type={type}
            text={shown.inputs[at] ?? ''}
            error={inputErrors[at]}
            onText={(text) => setInput(at, text)}
          />
        ))}
        {signature.params.length > 0 && <h3>Params</h3>}
        {signature.params.map(({ name, type, defaultJson }) => (
          <TypedField
            key={name}
            label={labelOf(name, type, true)}
            type={type}
            text={shown.params[name] ?? ''}
            error={paramErrors[name]}
            placeholder={defaultJson}
            onText={(text) => setTyped({ ...shown, params: { ...shown.params, [name]: text } })}
          />
        ))}
      </form>
      <div className={styles['request']}>
        <h3>Request</h3>
        {body === undefined ? (
          <p role="status">
            {wrong === 1 ? 'One value is not right yet.' : `${wrong} values are not right yet.`} The request
            stands here once they are.
          </p>
        ) : (
          <Snippet label="The request" code={codeOf(body)} />
        )}
      </div>
    </div>
  );
}

function labelOf(name: string, type: DataType, isRequired: boolean): string {
  return `${name} · ${typeText(type)}${isRequired ? '' : ', optional'}`;
}

function codeOf(body: string): Record<string, string> {
  return {
    JSON: body,
    curl: `curl ${SERVED_AT}/invocations \\
  -H 'content-type: application/json' \\
  -d '${body.replaceAll("'", String.raw`'\''`)}'`,
    Python: `import requests

answer = requests.post(
    "${SERVED_AT}/invocations",
    headers={"content-type": "application/json"},
    data=${JSON.stringify(body)},
)
print(answer.json())`,
  };
}
