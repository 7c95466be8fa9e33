import { requiredText, text } from '../../command-line/options.ts';

export const artifactRunId = requiredText({ short: 'r', placeholder: 'ID', help: 'The run.' });

export const artifactPath = text({
  short: 'a',
  placeholder: 'PATH',
  help: "The folder among the run's artifacts; the root unless given.",
});
