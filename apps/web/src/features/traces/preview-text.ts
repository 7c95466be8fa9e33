import { isHolder } from '../../components/json-rows.ts';

/** What is asked or answered beside settings and ids. */
const SPOKEN = [
  'question',
  'query',
  'prompt',
  'message',
  'input',
  'text',
  'answer',
  'response',
  'output',
  'content',
];

/** What a preview of JSON says: a text without its quotes, and of an object what is asked or answered in it. */
export function previewText(preview = ''): string {
  const value = parsed(preview);
  if (typeof value === 'string') return value;
  if (!isHolder(value)) return preview;
  const fields = Object.entries(value);
  const spoken = SPOKEN.map((name) => fields.find(([key]) => key === name)?.[1]);
  const found = spoken.find((one) => typeof one === 'string' && one !== '');
  if (typeof found === 'string') return found;
  const values = fields.map(([, one]): unknown => one);
  return values.length === 1 && typeof values[0] === 'string' ? values[0] : preview;
}

function parsed(text: string): unknown {
  if (!/^\s*[{"]/.test(text)) return text;
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return text;
  }
}
