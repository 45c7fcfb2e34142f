/** A level that fell short in a closed period becomes a formal notice of the body to the supplier (PRC-1), once an edition. */
import type { Actor } from '../../engine/event.js';
import type { Refusal } from '../../engine/outcome.js';
import { worded, type Worded } from '../../engine/wording/worded.js';
import type { Measure } from '../../domain/levels/figure.js';
import { moneyText } from '../../domain/money.js';
import { chargedOf } from '../../domain/penalties/amount.js';
import { findEdition } from '../../store/period-editions.js';
import type { CommandContext } from '../context.js';
import { documentHash } from '../hashing.js';
import { refused } from '../refused.js';
import { start, type Started } from '../start.js';
import { noEdition, type PeriodName } from './ask.js';
import { shareText, thresholdText } from './report/tables.js';

const workflow = 'formal_notice';

/** Starts the notice, in the words of who starts it; the same again answers the one that was started. */
export async function notifyShortfall(
  context: CommandContext,
  { level, ...name }: PeriodName & { readonly level: string },
  actor: Actor,
  say: (sentence: Worded) => string,
): Promise<Started | Refusal> {
  const edition = await findEdition(context.db, name.contract, name.period, null);
  if (edition === null) return noEdition(name, null);
  const measure = edition.measures.measures.find((each) => each.level === level);
  const parts = measure?.figures.reduce((sum, figure) => sum + figure.parts, 0) ?? 0;
  if (measure === undefined || parts === 0)
    return refused(
      'conflict',
      worded`The level ${level} of ${name.contract} did not fall short in ${name.period}; there is nothing to notify.`,
    );
  const cents = measure.figures.reduce((sum, { penalty }) => sum + chargedOf(penalty), 0);
  const data = {
    ...{ contract: name.contract, period: name.period, level, points: parts, amount: cents / 100 },
    subject: say(worded`${level} in ${name.period}: ${parts} short`),
    text: evidenceOf(measure, edition.edition, say),
  };
  const id = `notice ${name.contract} ${name.period} ${String(edition.edition)} ${level}`;
  return start(context, {
    ...{ workflow, data, actor, channel: null, occurredAt: null, complete: null, trial: null },
    ...{ id, bodyHash: documentHash([name, level, edition.edition]) },
  });
}

/** Numerators, denominators and formulas, from which the single cases are opened. */
function evidenceOf({ figures }: Measure, edition: number, say: (sentence: Worded) => string): string {
  const lines = figures.map((figure) => {
    const { met, of, parts, formula, penalty } = figure;
    const cost = penalty === null ? '' : `; ${moneyText(chargedOf(penalty), penalty.currency)}`;
    const share = shareText(figure, { language: 'en', say });
    return `${String(met)} / ${String(of)} = ${share} (${thresholdText(figure.threshold)}): ${String(parts)}${cost}\n${say(formula.text)}`;
  });
  return [say(worded`Edition ${edition}`), ...lines].join('\n').slice(0, 4_000);
}
