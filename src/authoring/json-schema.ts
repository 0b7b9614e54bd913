import { z } from 'zod';
import {
  cannedFileSchema,
  conceptsFileSchema,
  forbiddenFileSchema,
  flowSettingsFileSchema,
  intentFileSchema,
  moodFileSchema,
  regionFileSchema,
  regionSettingsFileSchema,
  testFileSchema,
} from '../protocol/index.js';

/** What files there are, by kind. */
const files: Readonly<Record<string, z.ZodType>> = {
  area: intentFileSchema,
  moods: moodFileSchema,
  concepts: conceptsFileSchema,
  forbidden: forbiddenFileSchema,
  tests: testFileSchema,
  canned: cannedFileSchema,
  flows: flowSettingsFileSchema,
  region: regionFileSchema,
  regions: regionSettingsFileSchema,
};

/**
 * The intent files as one JSON Schema, for editors: each kind of file stands under `$defs`, and
 * a file of any kind fits the whole. `schemas/intent-files.json` is made of it.
 */
export function intentFilesJsonSchema(): object {
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    title: 'RelayDesk intent files',
    anyOf: Object.keys(files).map((kind) => ({ $ref: `#/$defs/${kind}` })),
    $defs: Object.fromEntries(
      Object.entries(files).map(([kind, schema]) => [
        kind,
        z.toJSONSchema(schema, { io: 'input' }),
      ]),
    ),
  };
}
