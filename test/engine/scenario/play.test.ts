import { describe, expect, it } from 'vitest';
import { checkTree, readTree } from '../../../engine/reading.js';
import { openMemoryPlay, runScenarios } from '../../../engine/playing.js';
import { failuresOf, result, scenario, treeOf, workflow } from './a-scenario.js';

describe('a play', () => {
  it('passes where all is as expected', async () => {
    const play = `
  - expect: {task: examine, state: ready, to: desk, called: {http_call: 1}}
  - expect: {clock: pickup, state: running, due: 2026-03-02T13:00:00+01:00}
  - advance: 4 working hours
  - expect: {clock: pickup, state: breached, priority: 80, notified: {chiefs: 1}}
  - claim: {task: examine, by: anna}
  - claim: {task: examine, by: bruno, refused: true}
  - complete: {task: examine, by: anna, outcome: fine, data: {ok: true}}
  - expect: {ended: granted, running: false, data: {finding: {ok: true}}}`;
    expect(await result(scenario(play))).toMatchObject({
      ok: true,
      failures: [],
      coverage: { steps: 3 / 5, outcomes: 1 / 2 },
    });
  });

  it('names the line, what was expected and what was found', async () => {
    const play = `
  - expect: {task: examine, state: claimed, to: chiefs, by: anna}
  - expect:
      clock: pickup
      state: met
      due: 2026-03-02T14:00:00+01:00
      elapsed: 1 working hour
      breached: true
      priority: 80
  - expect: {step: granted}
  - expect: {step: examine, by: anna}
  - expect: {running: false, ended: granted, incident: register}
  - expect: {data: {subject: B, other: {x: 1}}, called: {http_call: 2}, notified: {chiefs: 1}}
  - expect: {measure: {code: P.1, met: true, days_late: 2}}`;
    expect(await failuresOf(play)).toEqual([
      '6: task examine: state claimed | task examine: state ready',
      '6: task examine: by anna | task examine: by nobody',
      '6: task examine: to chiefs | task examine: to desk',
      '9: clock pickup: state met | clock pickup: state running',
      '10: clock pickup: due 2026-03-02T14:00:00+01:00 | clock pickup: due 2026-03-02T13:00:00+01:00',
      '11: clock pickup: elapsed PT1H | clock pickup: elapsed PT0S',
      '12: clock pickup: breached true | clock pickup: breached false',
      '13: priority: 80 | priority: 50',
      '14: step granted: state active | step granted: state none',
      '15: step examine: by anna | step examine: by nobody',
      '16: incident: register | incident: none',
      '16: ended: granted | ended: not ended, at examine',
      '16: running: false | running: true',
      '17: data.subject: "B" | data.subject: "A stall"',
      '17: data.other: {"x":1} | data.other: nothing',
      '17: calls of http_call: 2 | calls of http_call: 1',
      '17: notices to chiefs: 1 | notices to chiefs: 0',
      '18: measure P.1: met | measure P.1: not decided',
      '18: days late of P.1: 2 | days late of P.1: 0',
    ]);
  });

  it('goes on after an expectation, and stops at a move that cannot be made', async () => {
    const play = `
  - expect: {priority: 1}
  - complete: {task: examine, by: anna}
  - expect: {priority: 2}`;
    const [first, second, ...more] = await failuresOf(play);
    expect(first).toBe('6: priority: 1 | priority: 50');
    expect(second).toMatch(/^7: complete of task examine is taken \| refused \(invalid\): Name the outcome/);
    expect(more).toEqual([]);
  });

  it('stops where what is to be refused is taken', async () => {
    const play = '  - claim: {task: examine, by: anna, refused: true}\n  - expect: {priority: 2}';
    expect(await failuresOf(play)).toEqual(['6: claim of task examine is refused | it was taken']);
  });

  it('counts a task that is not open as a refusal', async () => {
    const play = `
  - complete: {task: examine, outcome: fine}
  - complete: {task: examine, outcome: fine, refused: true}
  - claim: {task: examine}`;
    expect(await failuresOf(play)).toEqual([
      '8: claim of task examine is taken | task examine is not open; the instance has ended',
    ]);
  });

  it('tells a start that is refused on the line of the start', async () => {
    const text = scenario('  - cancel: {}').replace('subject: A stall', 'n: 1');
    const { failures } = await result(text);
    expect(failures).toMatchObject([{ line: 4, expected: 'the start is taken' }]);
    expect(failures[0]?.found).toMatch(/^refused \(invalid\): .*subject/);
  });

  it('tells a step that leads back to itself over a call, and does not go on for ever', async () => {
    const again =
      'workflow: again\nsteps:\n  call: {do: http_call, with: {url: "https://example.org/a"}, next: call}\n';
    const text =
      'scenario: For ever\nworkflow: again\nat: 2026-03-02T09:00:00+01:00\nstart: {}\nplay:\n  - expect: {running: true}\n';
    const files = [
      { path: 'again.yaml', text: again },
      { path: 'again.scenario.yaml', text },
    ];
    const tree = readTree(files);
    const { results } = await runScenarios(tree, files, checkTree(tree), openMemoryPlay);
    const [played] = results;
    expect(played).toMatchObject({ ok: false, failures: [{ line: 4, expected: 'the play comes to rest' }] });
    expect(played?.failures[0]?.found).toContain(
      'more than 5000 calls at one instant, the last by call to http_call',
    );
  });

  it('never turns the clock back', async () => {
    expect(await failuresOf('  - advance: {to: 2026-03-02T08:00:00+01:00}')).toEqual([
      '6: the clock advances to 2026-03-02T08:00:00+01:00 | it stands at 2026-03-02T09:00:00+01:00, and only goes forward',
    ]);
  });

  it('tells a calendar that has no such year, and goes no further', async () => {
    const [failure] = await failuresOf('  - advance: 100000 working hours');
    expect(failure).toMatch(/^6: the clock advances by 100000 working hours \| /);
  });

  it('takes a message with the same id once', async () => {
    const play = `
  - complete: {task: examine, outcome: lacking}
  - message: {name: paper, id: m1, data: {page: 1}}
  - message: {name: paper, id: m1, data: {page: 1}}
  - complete: {task: examine, outcome: lacking}
  - expect: {step: await_paper}
  - advance: 3 days
  - expect: {ended: lapsed, data: {paper: {page: 1}}}`;
    expect(await failuresOf(play)).toEqual([]);
  });

  it('compares instants of the data whatever their offset', async () => {
    const of = workflow
      .replace('granted: {end', 'stamp: {set: {at: = now}}\n  granted: {end')
      .replace('{next: granted}', '{next: stamp}');
    const play = `
  - complete: {task: examine, outcome: fine}
  - expect: {data: {at: 2026-03-02T09:00:00+01:00}}
  - expect: {data: {at: 2026-03-02T09:00:00+02:00}}`;
    expect(await failuresOf(play, '', of)).toEqual([
      '8: data.at: "2026-03-02T09:00:00+02:00" | data.at: "2026-03-02T08:00:00Z"',
    ]);
  });
});

describe('who acts in a play', () => {
  const users = 'users: {anna: {groups: [desk]}, carla: {groups: [chiefs]}, mario.rossi: {groups: [desk]}}\n';

  it('a user of the scenario may do what their groups may', async () => {
    const play =
      '  - claim: {task: examine, by: carla, refused: true}\n  - claim: {task: examine, by: mario.rossi}';
    expect(await failuresOf(play, users)).toEqual([]);
  });

  it('others may do what they are asked to, but nobody takes a task from another', async () => {
    const play = `
  - claim: {task: examine, by: zoe}
  - release: {task: examine, by: yves, refused: true}
  - release: {task: examine}
  - expect: {task: examine, state: ready}
  - message: {name: paper, by: zoe}
  - message: {name: paper, by: carla, refused: true}`;
    expect(await failuresOf(play, users)).toEqual([]);
  });

  it('a task is delegated by who has it to somebody who may do it, and to nobody else', async () => {
    const play = `
  - claim: {task: examine, by: anna}
  - delegate: {task: examine, by: anna, to: zoe}
  - expect: {task: examine, state: claimed, by: zoe}
  - delegate: {task: examine, by: ben, to: anna, refused: true}
  - delegate: {task: examine, by: zoe, to: ben, refused: true}
  - complete: {task: examine, by: zoe, outcome: fine}
  - expect: {ended: granted}`;
    const users = 'users: {anna: {groups: [desk]}, ben: {groups: [cellar]}}\n';
    expect(await failuresOf(play, users)).toEqual([]);
  });

  it('a task is assigned to a user or to a group, whichever it is', async () => {
    const play = `
  - assign: {task: examine, to: chiefs}
  - expect: {task: examine, state: ready, to: chiefs}
  - claim: {task: examine, by: anna, refused: true}
  - assign: {task: examine, to: anna}
  - expect: {task: examine, state: claimed, by: anna}
  - assign: {task: examine, to: zoe}
  - complete: {task: examine, by: zoe, outcome: fine}
  - expect: {step: examine, state: done, by: zoe}`;
    expect(await failuresOf(play, users)).toEqual([]);
  });
});

describe('the services of a play', () => {
  it('answer {} unless the scenario says otherwise', async () => {
    expect(await failuresOf('  - expect: {data: {registered: {}}}')).toEqual([]);
  });

  it('answer call by call, the last answer again and again', async () => {
    const of = workflow.replace('next: examine}', 'next: register}');
    const play = `
  - expect: {data: {registered: {n: 1}}}
  - complete: {task: examine, outcome: lacking}
  - message: {name: paper}
  - expect: {data: {registered: {n: 2}}}
  - complete: {task: examine, outcome: lacking}
  - message: {name: paper}
  - expect: {data: {registered: {n: 2}}, called: {http_call: 3}}`;
    const services = 'services: {http_call: [{result: {n: 1}}, {result: {n: 2}}]}\n';
    expect(await failuresOf(play, services, of)).toEqual([]);
  });

  it('fail as often as they are to, each attempt counted, then answer', async () => {
    const play = `
  - expect: {called: {http_call: 1}, step: register}
  - advance: 1 second
  - expect: {called: {http_call: 2}}
  - advance: 2 seconds
  - expect: {called: {http_call: 3}, task: examine, data: {registered: {}}}`;
    expect(await failuresOf(play, 'services: {http_call: {error: temporary, times: 2}}\n')).toEqual([]);
  });

  it('make an incident when all attempts have failed; a final error at once', async () => {
    const play = '  - advance: 1 hour\n  - expect: {incident: register, called: {http_call: 4}}';
    expect(await failuresOf(play, 'services: {http_call: {error: temporary}}\n')).toEqual([]);
    const final = '  - expect: {incident: register, called: {http_call: 1}}';
    expect(await failuresOf(final, 'services: {http_call: {error: refused}}\n')).toEqual([]);
  });
});

describe('a tree of scenarios', () => {
  it('is played at a thousand instances a second or more', { timeout: 60_000 }, async () => {
    const play = `
  - advance: 4 working hours
  - expect: {clock: pickup, state: breached}
  - complete: {task: examine, by: anna, outcome: fine}
  - expect: {ended: granted}`;
    const files = treeOf(Array.from({ length: 500 }, () => scenario(play)));
    const tree = readTree(files);
    const problems = checkTree(tree);
    await runScenarios(tree, files, problems, openMemoryPlay);
    const from = process.cpuUsage();
    const { results, coverage } = await runScenarios(tree, files, problems, openMemoryPlay);
    // A tenth of what it is to do, of a core's own time: a busy machine does not fail it.
    const { user, system } = process.cpuUsage(from);
    expect((user + system) / 1_000).toBeLessThan(5_000);
    expect(results.filter(({ ok }) => ok)).toHaveLength(500);
    const missing = ['await_paper', 'lapsed', 'examine.lacking'];
    expect(coverage).toEqual([{ workflow: 'permit', steps: 3 / 5, outcomes: 1 / 2, missing }]);
  });

  it('fails what cannot be read, and what plays a workflow with errors', async () => {
    const unread = await result('- a list\n');
    expect(unread).toMatchObject({ ok: false, scenario: 'a', failures: [{ line: 1 }] });
    const wrong = await result(scenario('  - advance: soon'));
    expect(wrong).toMatchObject({
      ok: false,
      failures: [{ line: 6, expected: 'a scenario without errors' }],
    });
    const broken = await result(
      scenario('  - cancel: {}'),
      workflow.replace('within: 4 working hours', 'within: 4 huors'),
    );
    expect(broken.failures).toMatchObject([{ line: 2, expected: 'the workflow permit without errors' }]);
    expect(broken.failures[0]?.found).toMatch(/^permit\.yaml:9:13 bad_duration: /);
  });
});
