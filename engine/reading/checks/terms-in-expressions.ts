/** Terms that are written out inside expressions are held to what those written alone are: they can be read, on a calendar that opens. */
import { textsGiven, termsUsed } from '../../expressions/terms-written.js';
import { parseTerm } from '../../time/term.js';
import type { Fact } from '../fact.js';
import type { Definition } from '../tree.js';
import { placeInBlock } from '../text-place.js';
import { isInstant } from '../value-readers.js';
import type { Check, Checking } from './checking.js';
import { aroundWorkflows, remembering } from './remembered.js';
import { factsOf } from './workflow-in-tree.js';
import { calendarsOfClocks, judgeWorkingTime } from './working-time.js';
import { worded } from '../../wording/worded.js';

const ofTerms = remembering();

export const checkTermsInExpressions: Check = (checking) => {
  const around = aroundWorkflows(checking);
  for (const definition of checking.tree.definitions) {
    if (definition.kind !== 'workflow' || definition.body === null) continue;
    const { calendar } = definition.body;
    ofTerms(checking, definition, around, (own) => checkTermsOf(own, definition, calendar));
  }
};

function checkTermsOf(checking: Checking, definition: Definition, calendar: string | null): void {
  const expressions = factsOf(definition, 'expression');
  for (const { source, node, skipped } of expressions) {
    for (const used of termsUsed(source)) {
      if (used.calendar === undefined) continue;
      const at = placeInBlock(node, skipped + used.offset);
      judgeWorkingTime(checking, definition, { text: used.text, at, calendar: used.calendar ?? calendar });
    }
  }
  const byClock = calendarsOfClocks(definition);
  for (const fact of factsOf(definition, 'term')) {
    const expression = expressions.find(({ node }) => node.at === fact.at);
    if (expression === undefined) continue;
    const own = fact.calendar ?? (fact.clock === null ? undefined : byClock.get(fact.clock));
    checkGiven(checking, definition, expression, own ?? calendar);
  }
}

/** What an expression gives in the place of a term, as far as it is written out. */
function checkGiven(
  checking: Checking,
  definition: Definition,
  { source, node, skipped }: Extract<Fact, { readonly fact: 'expression' }>,
  calendar: string | null,
): void {
  for (const { text, offset } of textsGiven(source)) {
    const at = placeInBlock(node, skipped + offset);
    if (parseTerm(text) !== null) judgeWorkingTime(checking, definition, { text, at, calendar });
    else if (!isInstant(text)) {
      const message = worded`in the expression "${source}": "${text}" is no duration; expected one such as "4 working hours"`;
      checking.error(definition, at, 'bad_duration', message);
    }
  }
}
