import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { endpointPaths } from './endpoint-paths.ts';
import { pageFiles } from './page-files.ts';

/** Where a server runs while the UI is being worked on. */
const SERVER = process.env['MILLRACE_URL'] ?? 'http://127.0.0.1:5000';
const PROXIED = ['/api', '/ajax-api', '/get-artifact', '/model-versions', '/version', '/graphql'];
/** Parts that belong to no page, once so many pages use them. */
const SHARED = /[\\/]src[\\/](?:api|app|components|features[\\/]runs)[\\/]/;
const SHARED_PAGES = 4;

export default defineConfig({
  // Relative: the server writes its static prefix into <base>.
  base: './',
  plugins: [react(), endpointPaths(), pageFiles()],
  build: {
    target: 'es2024',
    assetsDir: 'assets',
    reportCompressedSize: false,
    modulePreload: { polyfill: false },
    // What many pages need comes as one file: a dozen small ones cost more in requests than they hold.
    rolldownOptions: {
      output: { codeSplitting: { groups: [{ name: 'shared', test: SHARED, minShareCount: SHARED_PAGES }] } },
    },
  },
  server: { proxy: Object.fromEntries(PROXIED.map((path) => [path, SERVER])) },
});
