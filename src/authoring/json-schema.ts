import { z } from 'zod';
import {
  cannedFileSchema,
  conceptsFileSchema,
  flowSettingsFileSchema,
  intentFileSchema,
  moodFileSchema,
  regionFileSchema,
  regionSettingsFileSchema,
  testFileSchema,
} from '../protocol/index.js';

/**
 * The intent files as one JSON Schema, for editors: each kind of file stands under `$defs`, and
 * a file of any kind fits the whole. `schemas/intent-files.json` is made of it.
 */
export function intentFilesJsonSchema(): object {
  const definition = (schema: z.ZodType) => z.toJSONSchema(schema, { io: 'input' });
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    title: 'RelayDesk intent files',
    anyOf: ['area', 'moods', 'concepts', 'tests', 'canned', 'flows', 'region', 'regions'].map(
      (kind) => ({
        $ref: `#/$defs/${kind}`,
      }),
    ),
    $defs: {
      area: definition(intentFileSchema),
      moods: definition(moodFileSchema),
      concepts: definition(conceptsFileSchema),
      tests: definition(testFileSchema),
      canned: definition(cannedFileSchema),
      flows: definition(flowSettingsFileSchema),
      region: definition(regionFileSchema),
      regions: definition(regionSettingsFileSchema),
    },
  };
}
