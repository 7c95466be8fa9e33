import type { ReactElement } from 'react';
import { PREFIX } from '../../api/call.ts';
import { Snippet } from '../../components/snippet.tsx';
import type { PromptVersion } from './prompt-version.ts';
import { variablesOf } from './template.ts';

interface PromptUsageProps {
  readonly name: string;
  readonly version: PromptVersion;
  readonly aliases: readonly string[];
}

/** Code that loads a version of a prompt and fills it in. */
export function PromptUsage({ name, version, aliases }: PromptUsageProps): ReactElement {
  const server = `${window.location.origin}${PREFIX}`;
  const [alias] = aliases;
  const uri = alias === undefined ? `prompts:/${name}/${version.number}` : `prompts:/${name}@${alias}`;
  const values = variablesOf(version.text)
    .filter((variable) => !variable.includes('.'))
    .map((variable) => `${variable}="…"`)
    .join(', ');
  const query = new URLSearchParams({ name, version: version.number }).toString();
  return (
    <Snippet
      label="Use the prompt"
      code={{
        Python: `import mlflow

mlflow.set_tracking_uri(${JSON.stringify(server)})
prompt = mlflow.genai.load_prompt(${JSON.stringify(uri)})
${version.messages === undefined ? 'text' : 'messages'} = prompt.format(${values})`,
        curl: `curl '${server}/api/2.0/mlflow/model-versions/get?${query}'`,
      }}
    />
  );
}
