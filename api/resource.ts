/** An application for one resource, with the answer to bad input that all share. */
import { OpenAPIHono } from '@hono/zod-openapi';
import type { ApiEnv } from './environment.js';
import { fieldErrors } from './field-errors.js';
import { problem } from './problem.js';
import { worded } from '../engine/wording/worded.js';

/** An empty application; input that its routes' schemas refuse is answered 422, naming each field. */
export function newResource(): OpenAPIHono<ApiEnv> {
  return new OpenAPIHono<ApiEnv>({
    defaultHook: (result) => {
      if (!result.success)
        throw problem('invalid', worded`What was sent is not what this route takes.`, {
          errors: fieldErrors(result.error),
        });
    },
  });
}
