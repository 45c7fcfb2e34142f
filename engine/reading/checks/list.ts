/** All checks of a tree, one line each. */
import { checkBetweenInstances } from './between-instances.js';
import { checkBranchesFromAbove } from './branches-from-above.js';
import type { Check } from './checking.js';
import { checkAmbiguousEvents, checkClockEvents } from './clock-events.js';
import { checkContactDimensions } from './contact-dimensions.js';
import { checkContracts, checkLevels } from './contracts.js';
import { checkDecisionInputs } from './decision-inputs.js';
import { checkDuplicateNames, checkDuplicateSteps } from './duplicate-names.js';
import { checkEndlessLoops } from './endless-loops.js';
import { checkExpressions, checkExpressionsAlone } from './expressions.js';
import { checkExpressionsElsewhere } from './expressions-elsewhere.js';
import { checkFileNames } from './file-names.js';
import { checkGroupsOfNobody } from './groups-of-nobody.js';
import { checkNextTargets } from './next-targets.js';
import { checkOutreach } from './outreach.js';
import { checkScenarios } from './scenarios.js';
import { checkServiceParameters } from './service-parameters.js';
import { checkShownPlaces } from './shown-places.js';
import { checkBegunData, checkSchedules } from './starts.js';
import { checkStepsOfItems } from './steps-of-items.js';
import { checkTasksForAnybody } from './tasks-for-anybody.js';
import { checkTemplates } from './templates.js';
import { checkTermsInExpressions } from './terms-in-expressions.js';
import { checkUnknownNames } from './unknown-names.js';
import { checkUnreachableSteps } from './unreachable-steps.js';
import { checkCalendarsWithoutEffect, checkWorkingTime } from './working-time.js';

export const checks: readonly Check[] = [
  checkFileNames,
  checkDuplicateNames,
  checkDuplicateSteps,
  checkUnknownNames,
  checkNextTargets,
  checkServiceParameters,
  checkDecisionInputs,
  checkBetweenInstances,
  checkWorkingTime,
  checkCalendarsWithoutEffect,
  checkTermsInExpressions,
  checkSchedules,
  checkBegunData,
  checkExpressions,
  checkExpressionsAlone,
  checkStepsOfItems,
  checkShownPlaces,
  checkContactDimensions,
  checkExpressionsElsewhere,
  checkTemplates,
  checkUnreachableSteps,
  checkEndlessLoops,
  checkClockEvents,
  checkAmbiguousEvents,
  checkBranchesFromAbove,
  checkTasksForAnybody,
  checkGroupsOfNobody,
  checkOutreach,
  checkScenarios,
  checkContracts,
  checkLevels,
];
