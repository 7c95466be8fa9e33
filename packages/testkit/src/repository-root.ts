import path from 'node:path';

/** The folder that holds the root package.json, wherever the process was started from. */
export const repositoryRoot: string = path.resolve(import.meta.dirname, '..', '..', '..');
