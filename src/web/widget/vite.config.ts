import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build, defineConfig, type Plugin } from 'vite';

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

/**
 * The loader is a plain script of one file, `widget.js`: no module, no second request. It is
 * therefore a build of its own, run after the pages' build has emptied the folder.
 */
function loaderScript(): Plugin {
  let outDir = '';
  return {
    name: 'relaydesk-loader',
    apply: 'build',
    configResolved(config) {
      outDir = resolve(config.root, config.build.outDir);
    },
    closeBundle: async () => {
      await build({
        configFile: false,
        logLevel: 'warn',
        build: {
          outDir,
          emptyOutDir: false,
          copyPublicDir: false,
          target: 'es2022',
          lib: {
            entry: here('./loader/loader.ts'),
            formats: ['iife'],
            name: 'RelayDeskLoader',
            fileName: () => 'widget.js',
          },
        },
      });
    },
  };
}

/** The chat frame (`index.html`), the demo page (`demo.html`) and the gallery, under `/widget/`. */
export default defineConfig({
  root: here('./'),
  base: '/widget/',
  publicDir: false,
  plugins: [loaderScript()],
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  build: {
    outDir: here('../../../dist/web/widget'),
    emptyOutDir: true,
    manifest: true,
    target: 'es2022',
    // What is fetched on demand is small: hints for its own imports would weigh more.
    modulePreload: false,
    rolldownOptions: {
      input: [
        here('./index.html'),
        here('./demo.html'),
        here('./gallery.html'),
        here('./preview.html'),
      ],
    },
  },
});
