import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { endpointPaths } from './endpoint-paths.ts';

/** Where a server runs while the UI is being worked on. */
const SERVER = process.env['MILLRACE_URL'] ?? 'http://127.0.0.1:5000';
const PROXIED = ['/api', '/ajax-api', '/get-artifact', '/model-versions', '/version', '/graphql'];

export default defineConfig({
  // Relative: the server writes its static prefix into <base>.
  base: './',
  plugins: [react(), endpointPaths()],
  build: {
    target: 'es2024',
    assetsDir: 'assets',
    reportCompressedSize: false,
    modulePreload: { polyfill: false },
  },
  server: { proxy: Object.fromEntries(PROXIED.map((path) => [path, SERVER])) },
});
