/** A service's answer as it lies in the store and travels to its recording. */
import type { Privacy } from '../commands/privacy.js';
import type { ServiceAnswer } from '../engine/services.js';
import { unstorable } from '../engine/storable.js';
import { failed } from './service.js';

/** The answer with its result sealed, since it may repeat what was sent; a result that no log could keep is a failure, or its recording would be tried for ever. */
export function storableAnswer(answer: ServiceAnswer, privacy: Pick<Privacy, 'sealWhole'>): ServiceAnswer {
  if (!answer.ok) return { ...answer, message: answer.message.toWellFormed().replaceAll('\0', '') };
  const [fault] = unstorable(answer.result, 'its result');
  if (fault === undefined) return { ...answer, result: privacy.sealWhole(answer.result) };
  return failed('value_wrong', `What came back can't be kept: ${fault.path} ${fault.message}.`, true);
}
