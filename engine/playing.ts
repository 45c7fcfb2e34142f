/** The door to scenarios: played on any engine, in memory by the one of this folder. */
export { openMemoryPlay } from './scenario/memory-play.js';
export { playScenario } from './scenario/play-scenario.js';
export { programsWith } from './scenario/scenario-programs.js';
export { runScenarios, type ScenarioResult, type ScenarioRun } from './scenario/run-scenarios.js';
