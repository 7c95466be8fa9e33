export { compatDocument } from './compat-document.ts';
export { differences } from './differences.ts';
export type { Endpoint } from './endpoints.ts';
export { endpoints } from './endpoints.ts';
export { requirements } from './requirements.ts';
export { sequences } from './sequences/index.ts';
