import { join, resolve } from 'node:path';
import react from '@vitejs/plugin-react';
import type { InlineConfig, Rolldown } from 'vite';
import { build } from 'vite';
import { root } from './paths.mjs';

/** A bundle for Node or Electron's main side: one file, with everything in it but what cannot be bundled, and its licences. */
interface NodeBundle {
  entry: string;
  file: string;
  format: 'es' | 'cjs';
  /** The only packages it may still import when it runs. */
  external: string[];
}

const nodeBundles: Record<string, NodeBundle> = {
  main: {
    entry: 'electron/main.ts',
    file: 'main.js',
    format: 'es',
    external: ['electron', 'better-sqlite3'],
  },
  preload: { entry: 'electron/preload.ts', file: 'preload.cjs', format: 'cjs', external: ['electron'] },
  headless: {
    entry: 'electron/headless.ts',
    file: 'headless.js',
    format: 'es',
    external: ['better-sqlite3'],
  },
  rules: { entry: 'electron/rules-test.ts', file: 'rules.js', format: 'es', external: [] },
  check: { entry: 'electron/check.ts', file: 'check.js', format: 'es', external: [] },
  dogwatch: { entry: 'electron/dogwatch.ts', file: 'dogwatch.js', format: 'es', external: [] },
  explain: { entry: 'electron/explain.ts', file: 'explain.js', format: 'es', external: [] },
};

/** What must never get into a bundle: importing it would be found only when it runs. */
const kept = ['electron', 'better-sqlite3'];

function nodeConfig(bundle: NodeBundle, folder: string): InlineConfig {
  return {
    configFile: false,
    root,
    logLevel: 'warn',
    ssr: { noExternal: true, external: kept, target: 'node' },
    plugins: [onlyImports(bundle)],
    build: {
      ssr: bundle.entry,
      outDir: folder,
      emptyOutDir: false,
      target: 'node24',
      minify: false,
      sourcemap: true,
      license: { fileName: bundle.file.replace(/c?js$/, 'licences.md') },
      rolldownOptions: {
        output: { format: bundle.format, entryFileNames: bundle.file, codeSplitting: false },
      },
    },
  };
}

/** Breaks the build when a bundle would import a package that is not there, or not allowed, when it runs. */
function onlyImports(bundle: NodeBundle) {
  return {
    name: 'dogwatch:only-imports',
    generateBundle(
      this: { error(message: string): never },
      _options: unknown,
      output: Rolldown.OutputBundle,
    ) {
      for (const chunk of Object.values(output)) {
        if (chunk.type !== 'chunk') continue;
        for (const name of [...chunk.imports, ...chunk.dynamicImports])
          if (kept.includes(name) && !bundle.external.includes(name))
            this.error(`${bundle.file} must not import ${name}.`);
      }
    },
  };
}

/**
 * The page, the same for `app://` and for the headless host: everything in files, because the CSP is 'self'. What is
 * imported lazily becomes a file of its own.
 */
function pageConfig(folder: string): InlineConfig {
  return {
    configFile: false,
    root: join(root, 'renderer'),
    base: './',
    publicDir: false,
    logLevel: 'warn',
    plugins: [react()],
    build: {
      outDir: join(folder, 'renderer'),
      emptyOutDir: false,
      target: 'chrome140',
      assetsInlineLimit: 0,
      modulePreload: false,
      sourcemap: true,
      license: { fileName: 'licences.md' },
      chunkSizeWarningLimit: 4096,
    },
  };
}

const [named, ...names] = process.argv.slice(2);
if (named === undefined) throw new Error('build.ts FOLDER TARGET...');
const folder = resolve(named);
process.env.NODE_ENV = 'production';
try {
  for (const name of names) {
    const bundle = nodeBundles[name];
    await build(bundle ? nodeConfig(bundle, folder) : pageConfig(folder));
  }
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : error}\n`);
  process.exitCode = 1;
}
