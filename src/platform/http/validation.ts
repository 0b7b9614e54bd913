import { StandardSchemaValidationPipe } from '@nestjs/common';
import { CodedError } from '../errors.js';

/** Checks bodies, queries and parameters against the schema their decorator names. */
export function validationPipe(): StandardSchemaValidationPipe {
  return new StandardSchemaValidationPipe({
    exceptionFactory: (issues) => {
      const [issue] = issues;
      const path = (issue?.path ?? [])
        .map((step) => String(typeof step === 'object' ? step.key : step))
        .join('.');
      return new CodedError('INVALID_PAYLOAD', 'The request does not fit the contract', {
        details: { path, problem: issue?.message ?? 'unknown' },
      });
    },
  });
}
