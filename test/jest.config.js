import path from 'node:path';

const rootDir = path.resolve(import.meta.dirname, '..');

const fixture = (name) => path.join(import.meta.dirname, 'fixtures', name);

/** Compiled, learned and set up once, not by each of the servers that the tests start. */
const withServer = {
  globalSetup: fixture('first-start.js'),
  setupFiles: [fixture('await-first-start.js')],
  globalTeardown: fixture('remove-first-start.js'),
};

/** What every project shares: TypeScript as native ES modules, decorators included. */
const shared = {
  rootDir,
  testEnvironment: 'node',
  extensionsToTreatAsEsm: ['.ts'],
  moduleNameMapper: { '^(\\.{1,2}/.*)\\.js$': '$1' },
  transform: {
    '^.+\\.ts$': [
      '@swc/jest',
      {
        jsc: {
          target: 'es2022',
          parser: { syntax: 'typescript', decorators: true, tsx: true },
          transform: { legacyDecorator: true, decoratorMetadata: true },
        },
        module: { type: 'es6' },
      },
    ],
  },
};

/** @type {import('jest').Config} */
export default {
  rootDir,
  testTimeout: 60_000,
  testSequencer: fixture('longest-first.js'),
  // On two cores: a third one works while the others wait for a server to start.
  maxWorkers: 3,
  // Modules of a test file stay in memory after it: a worker that holds too many begins anew.
  workerIdleMemoryLimit: '1200MB',
  projects: [
    { ...shared, displayName: 'unit', testMatch: ['<rootDir>/src/**/*.test.ts'] },
    {
      ...shared,
      displayName: 'e2e',
      ...withServer,
      testMatch: ['<rootDir>/test/e2e/**/*.test.ts'],
    },
    {
      ...shared,
      displayName: 'programs',
      ...withServer,
      testMatch: ['<rootDir>/test/programs/**/*.test.ts'],
    },
    {
      ...shared,
      displayName: 'cluster',
      ...withServer,
      testMatch: ['<rootDir>/test/cluster/**/*.test.ts'],
    },
    {
      ...shared,
      displayName: 'browser',
      ...withServer,
      testMatch: ['<rootDir>/test/browser/**/*.test.ts'],
    },
  ],
};
