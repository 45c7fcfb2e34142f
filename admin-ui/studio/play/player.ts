/** What the studio's player answers, whatever it is asked by; the worker is but its letterbox. */
import type { DefinitionKey, DefinitionText } from '../../../domain/definition-file.js';
import { checkTexts } from '../../../domain/definition-texts.js';
import type { CompiledForm, Title } from '../../../engine/definition.js';
import { findDefinition } from '../../../engine/reading/tree.js';
import { openMemoryPlay, programsWith, runScenarios, type ScenarioRun } from '../../../engine/playing.js';
import type { PlayPrograms } from '../../../engine/scenario/play-engine.js';
import { comparedWith, type ComparedWith } from '../versions/compared-with.js';
import { opened, type PlaySession } from './play-session.js';
import { replay } from './replay.js';
import { scenarioText } from './scenario-text.js';
import { showPlay, type ShownPlay } from './shown-play.js';

/** What a play of a workflow begins with. */
export interface Beginning {
  readonly title: Title;
  readonly form: CompiledForm | null;
}

/** Why a workflow can't be played: it has errors. */
export interface Unplayable {
  readonly problem: string;
}

/** What can be asked, and what is answered. */
export interface Questions {
  readonly beginning: { ask: { workflow: string; at: number }; answer: Beginning | Unplayable };
  readonly play: { ask: { session: PlaySession }; answer: ShownPlay | Unplayable };
  /** The session that a scenario of the tree makes. */
  readonly open: { ask: { scenario: string }; answer: { session: PlaySession } | Unplayable };
  readonly save: { ask: { session: PlaySession; sentence: string }; answer: { text: string } | Unplayable };
  /** A definition's text of before against a later one, whatever the tree says. */
  readonly compare: { ask: { key: DefinitionKey; before: string; after: string }; answer: ComparedWith };
  /** Those of the workflow, or the one that is named. */
  readonly scenarios: { ask: { workflow: string | null; scenario: string | null }; answer: ScenarioRun };
}

export type Question = keyof Questions;

export interface Player {
  readonly setTree: (tree: readonly DefinitionText[]) => void;
  readonly answer: <Q extends Question>(
    question: Q,
    ask: Questions[Q]['ask'],
  ) => Promise<Questions[Q]['answer']>;
}

/** A player of the tree that it was given last; a tree is read and compiled once, when it is first asked about. */
export function createPlayer(): Player {
  let texts: readonly DefinitionText[] = [];
  let checked: ReturnType<typeof checkTexts> | null = null;
  const compiled = new Map<string, PlayPrograms | Unplayable>();
  const programs = (workflow: string, at: number) => {
    const year = new Date(at).getUTCFullYear();
    const key = `${workflow} ${String(year)}`;
    checked ??= checkTexts(texts);
    const errors = checked.problems.filter(({ severity }) => severity === 'error');
    const made = compiled.get(key) ?? programsWith(checked.tree, workflow, errors, year);
    compiled.set(key, made);
    return made;
  };
  const answers: { [Q in Question]: (ask: Questions[Q]['ask']) => Promise<Questions[Q]['answer']> } = {
    async beginning({ workflow, at }) {
      const found = programs(workflow, at);
      if ('problem' in found) return found;
      const { title, data } = found[0].workflow;
      return { title, form: data === null ? null : (found[0].forms[data] ?? null) };
    },
    async play({ session }) {
      const found = programs(session.workflow, session.at);
      return 'problem' in found ? found : showPlay(session, found);
    },
    async open({ scenario }) {
      checked ??= checkTexts(texts);
      const found = findDefinition(checked.tree, 'scenario', scenario)?.body ?? null;
      if (found === null) return { problem: `the scenario "${scenario}" can't be read` };
      return { session: opened(found) };
    },
    async save({ session, sentence }) {
      const found = programs(session.workflow, session.at);
      if ('problem' in found) return found;
      return { text: scenarioText(sentence, session, await replay(session, found)) };
    },
    async compare({ key, before, after }) {
      return comparedWith(key, before, after);
    },
    async scenarios({ workflow, scenario }) {
      const { tree, problems } = (checked ??= checkTexts(texts));
      const definitions = tree.definitions.filter(
        (each) =>
          each.kind !== 'scenario' ||
          each.name === scenario ||
          (workflow !== null && each.body?.workflow === workflow),
      );
      return runScenarios({ ...tree, definitions }, [], problems, openMemoryPlay);
    },
  };
  return {
    setTree(tree) {
      texts = tree;
      checked = null;
      compiled.clear();
    },
    answer: (question, ask) => answers[question](ask),
  };
}
