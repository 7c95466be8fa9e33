import type { ReactElement } from 'react';
import { PREFIX } from '../../api/call.ts';
import { Snippet } from '../../components/snippet.tsx';

export function FirstPrompt(): ReactElement {
  const server = `${window.location.origin}${PREFIX}`;
  return (
    <Snippet
      label="Register a first prompt"
      code={{
        Python: `import mlflow

mlflow.set_tracking_uri(${JSON.stringify(server)})
mlflow.genai.register_prompt(
    name="summary",
    template="Summarise in {{ sentences }} sentences: {{ text }}",
    commit_message="First version",
)`,
      }}
    />
  );
}
