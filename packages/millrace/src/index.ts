/** The version of this package. The SDK will be exported from here. */
export { VERSION } from './version.ts';
