import react from '@vitejs/plugin-react';
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

/** The staff console, a single-page app under `/console/`. */
export default defineConfig({
  root: here('./'),
  base: '/console/',
  publicDir: false,
  plugins: [react()],
  build: {
    outDir: here('../../../dist/web/console'),
    emptyOutDir: true,
    target: 'es2022',
    modulePreload: { polyfill: false },
    // antd is one library whether in one file or in three; the limit warns of our own growth.
    chunkSizeWarningLimit: 1200,
    rolldownOptions: {
      output: {
        codeSplitting: {
          groups: [{ name: 'libraries', test: /node_modules/ }],
        },
      },
    },
  },
});
