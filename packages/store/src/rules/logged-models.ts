import { invalidParameter } from '@millrace/protocol';
import { pythonQuote } from './names.ts';

const BAD_CHARACTERS = /[/:.%"']/;

export function checkLoggedModelName(name: string): void {
  if (name !== '' && !BAD_CHARACTERS.test(name)) return;
  throw invalidParameter(
    `Invalid model name (${pythonQuote(name)}) provided. Model name must be a non-empty string and cannot ` +
      `contain the following characters: ('/', ':', '.', '%', '"', "'")`,
  );
}
