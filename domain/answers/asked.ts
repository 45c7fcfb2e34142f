/** What is read of SurveyJS's model of a questionnaire. Its own types leave the members of special questions untold. */

interface Item {
  readonly value: unknown;
}

interface Named {
  readonly name: string;
}

/** A question, of any type; what its type doesn't have is absent. */
export interface AskedQuestion {
  readonly name: string;
  /** Under which its answer stands, if not under its name. */
  readonly valueName?: string;
  readonly inputType?: string;
  readonly cellType?: string;
  readonly multiSelect?: boolean;
  readonly sliderType?: string;
  readonly choices?: readonly Item[];
  /** With "other", "none" and the like. */
  readonly visibleChoices?: readonly Item[];
  readonly visibleRateValues?: readonly Item[];
  /** Where choices come from elsewhere: the answers to another question, or another host. */
  readonly choicesFromQuestion?: string;
  readonly choicesByUrl?: { readonly url?: string };
  readonly valueTrue?: unknown;
  readonly valueFalse?: unknown;
  /** Of a matrix items, of a matrix of questions columns with names. */
  readonly columns?: readonly (Item & Named)[];
  readonly rows?: readonly Item[];
  readonly items?: readonly (Named & { readonly inputType?: string })[];
  readonly template?: { readonly questions: readonly AskedQuestion[] };
  readonly isVisibleInSurvey: boolean;
  readonly hasOther?: boolean;
  readonly hasComment?: boolean;
  readonly containsErrors: boolean;
  readonly errors: readonly { getText(): string }[];
  getType(): string;
}

/** The model of a questionnaire (SurveyJS's `SurveyModel`), as far as answers are checked by it. */
export interface AskedSurvey {
  data: object;
  locale: string;
  readonly commentSuffix: string;
  readonly storeOthersAsComment: boolean;
  readonly calculatedValues: readonly (Named & { readonly includeIntoResult: boolean })[];
  getAllQuestions(visibleOnly?: boolean): readonly object[];
  validate(fireCallback?: boolean, focusFirstError?: boolean): boolean | undefined;
}

/** The questions of a survey, those inside panels included; not those inside panels that repeat. */
export function questionsOf(survey: AskedSurvey): readonly AskedQuestion[] {
  return survey.getAllQuestions(false) as readonly AskedQuestion[];
}

/** Under which the answer to a question stands. */
export function keyOf({ name, valueName }: AskedQuestion): string {
  return valueName === undefined || valueName === '' ? name : valueName;
}
