/** A scenario's answers as a script: which call of a service comes to what. */
import { commonErrors, ownServices, services } from '../services.js';
import type { ServiceAnswer, ServiceScript } from './play-engine.js';
import type { Scenario, ScenarioAnswer, ScenarioAnswers } from './scenario.js';

/** The script of a scenario's `services`; a service without answers, and one whose errors have been given, answers `{}`. */
export function serviceScript({ services: given }: Scenario): ServiceScript {
  return (service, nth) => {
    const answers = Object.hasOwn(given, service) ? given[service] : undefined;
    const answer = answers === undefined ? null : answerTo(answers, nth);
    if (answer === null) return { ok: true, result: {} };
    return 'error' in answer ? failure(service, answer.error) : { ok: true, result: answer.result };
  };
}

/** Call by call; the last answer repeats, unless it is an error that comes so many times only. */
function answerTo({ every, answers }: ScenarioAnswers, nth: number): ScenarioAnswer | null {
  let passed = 0;
  for (const [at, answer] of answers.entries()) {
    const last = every || at === answers.length - 1;
    const times = 'error' in answer ? answer.times : null;
    passed += times ?? (last ? Number.POSITIVE_INFINITY : 1);
    if (nth < passed) return answer;
  }
  return null;
}

/** Final as the service says; a code that it doesn't list is not. */
function failure(service: string, code: string): ServiceAnswer {
  const own = [...services, ...ownServices].find(({ name }) => name === service)?.errors ?? [];
  const final = [...commonErrors, ...own].find((error) => error.code === code)?.final ?? false;
  return { ok: false, code, message: `the scenario lets ${service} fail with ${code}`, final };
}
