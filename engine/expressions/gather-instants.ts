/** Where the schemas of a program have instants: in what it starts with, in what its steps give and save, in its messages. */
import type { SavePath } from '../definition.js';
import type { JsonObject } from '../json.js';
import type { InstantPlaces } from './instant-places.js';
import { instantPlaces, mergePlaces } from './instant-places.js';
import type { ProgramInstants } from './scope.js';

/** The schemas of one program, as those who know its kinds of step find them. */
export interface ProgramSchemas {
  readonly data: JsonObject | null;
  /** Each step with the schemas that its data may follow (a task's forms, a message's, a service's result). */
  readonly steps: readonly {
    readonly name: string;
    readonly schemas: readonly JsonObject[];
    readonly save: SavePath | null;
  }[];
  readonly messages: ReadonlyMap<string, readonly JsonObject[]>;
}

/** The places of instants in all data that expressions read. To be kept with the program: it walks every schema. */
export function gatherInstants(schemas: ProgramSchemas): ProgramInstants {
  let data = instantPlaces(schemas.data);
  const steps: { [step: string]: InstantPlaces } = {};
  for (const { name, schemas: alternatives, save } of schemas.steps) {
    const places = placesOfAll(alternatives);
    if (places === null) continue;
    steps[name] = places;
    if (save !== null) data = mergePlaces(data, savedAt(save, places));
  }
  const messages: { [message: string]: InstantPlaces } = {};
  for (const [name, alternatives] of schemas.messages) {
    const places = placesOfAll(alternatives);
    if (places !== null) messages[name] = places;
  }
  return { data, steps, messages };
}

function placesOfAll(schemas: readonly JsonObject[]): InstantPlaces | null {
  return schemas.map((schema) => instantPlaces(schema)).reduce(mergePlaces, null);
}

/** The places as seen from `data`, for something saved at `path`. */
function savedAt({ path, append }: SavePath, places: InstantPlaces): InstantPlaces {
  const saved = append ? { fields: {}, items: places, rest: null } : places;
  return path.reduceRight<InstantPlaces>(
    (inner, field) => ({ fields: { [field]: inner }, items: null, rest: null }),
    saved,
  );
}
