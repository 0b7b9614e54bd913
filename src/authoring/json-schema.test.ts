import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from '@jest/globals';
import { intentFilesJsonSchema } from './json-schema.js';

const file = path.resolve(import.meta.dirname, '..', '..', 'schemas', 'intent-files.json');

/** Made anew by `npm run -s intents -- schema > schemas/intent-files.json`. */
test('the published schema is the one that files are checked by', () => {
  expect(JSON.parse(readFileSync(file, 'utf8'))).toEqual(
    JSON.parse(JSON.stringify(intentFilesJsonSchema())),
  );
});
