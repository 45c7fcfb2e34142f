import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { lastLines, limitLog, logFile, openLog } from '../../../app/processes/child-log.js';
import { makeHome } from '../../../app/processes/home.js';
import type { Home } from '../../../app/processes/home.js';
import { endLeftOvers } from '../../../app/processes/left-overs.js';
import { lockHolder, takeLock } from '../../../app/processes/lock.js';
import { portFor, rememberedPorts } from '../../../app/processes/ports.js';
import { isAlive, startMark } from '../../../app/processes/process-identity.js';
import { addProcess, listProcesses, removeProcess } from '../../../app/processes/registry.js';

let home: Home;
beforeEach(() => (home = makeHome(mkdtempSync(join(tmpdir(), 'sportello-')))));
afterEach(() => rmSync(home.folder, { recursive: true }));

describe('the lock of a home', () => {
  test('is refused to a second start, with the process that holds it', () => {
    const giveBack = takeLock(home);
    expect(() => takeLock(home)).toThrow(new RegExp(`as process ${process.pid}`));
    expect(lockHolder(home)?.pid).toBe(process.pid);
    giveBack();
    expect(lockHolder(home)).toBeNull();
    takeLock(home)();
  });

  test('whose holder is dead is taken over', () => {
    writeFileSync(
      home.lock,
      JSON.stringify({ pid: process.pid, startMark: 'another process of this number' }),
    );
    const giveBack = takeLock(home);
    expect(lockHolder(home)?.pid).toBe(process.pid);
    giveBack();
  });

  test('that is no lock of ours is taken over', () => {
    writeFileSync(home.lock, 'half a li');
    takeLock(home)();
    expect(existsSync(home.lock)).toBe(false);
  });
});

describe('the registry of children', () => {
  test('holds what was started until it has ended', () => {
    const entry = { name: 'worker-1', pid: 4242, startMark: 'x', port: null };
    addProcess(home, entry);
    expect(listProcesses(home)).toEqual([entry]);
    removeProcess(home, 4242);
    expect(listProcesses(home)).toEqual([]);
  });

  test('that is broken counts as empty', () => {
    writeFileSync(home.processes, '[{"name":');
    expect(listProcesses(home)).toEqual([]);
  });
});

describe('left-overs', () => {
  const sleeper = () => spawn('sleep', ['600'], { detached: true, stdio: 'ignore' });

  test('are ended by their number when it is still the same process', async () => {
    const child = sleeper();
    const pid = child.pid ?? 0;
    addProcess(home, { name: 'temporal', pid, startMark: startMark(pid) ?? '', port: null });
    const said: string[] = [];
    await endLeftOvers(home, (line) => said.push(line));
    expect(startMark(pid)).toBeNull();
    expect(said).toEqual([`Ending temporal (process ${pid}), left by a start that was killed`]);
    expect(listProcesses(home)).toEqual([]);
  });

  test('are left alone when their number is another process by now', async () => {
    const child = sleeper();
    const pid = child.pid ?? 0;
    addProcess(home, { name: 'temporal', pid, startMark: 'an earlier one', port: null });
    await endLeftOvers(home, () => undefined);
    expect(startMark(pid)).not.toBeNull();
    child.kill('SIGKILL');
    await vi.waitFor(() => expect(startMark(pid)).toBeNull());
  });

  test('are known by their start, so a process is not taken for another', () => {
    expect(isAlive({ pid: process.pid, startMark: startMark(process.pid) ?? '' })).toBe(true);
    expect(isAlive({ pid: process.pid, startMark: 'other' })).toBe(false);
    expect(startMark(2 ** 22 + 1)).toBeNull();
  });
});

describe('the ports of a home', () => {
  test('stay the same', async () => {
    const [postgres, temporal] = [await portFor(home, 'postgres'), await portFor(home, 'temporal')];
    expect(await portFor(home, 'postgres')).toBe(postgres);
    expect(rememberedPorts(home)).toEqual({ postgres, temporal });
  });

  test('change when another program has taken one', async () => {
    const port = await portFor(home, 'postgres');
    const other = createServer();
    await new Promise<void>((settle) => other.listen(port, '127.0.0.1', settle));
    expect(await portFor(home, 'postgres')).not.toBe(port);
    other.close();
  });
});

describe('a log', () => {
  test('that has grown is moved aside at a start, and cut while it grows', () => {
    const file = logFile(home, 'postgres');
    const large = Buffer.alloc(10 * 1024 * 1024 + 1, 'x');
    writeFileSync(file, large);
    openLog(home, 'postgres');
    expect([statSync(file).size, statSync(`${file}.1`).size]).toEqual([0, large.length]);
    writeFileSync(file, large);
    limitLog(home, 'postgres');
    expect([statSync(file).size, statSync(`${file}.2`).size]).toEqual([0, large.length]);
  });

  test('gives its last lines for an error', () => {
    writeFileSync(logFile(home, 'temporal'), 'one\ntwo\nthree\n');
    expect(lastLines(home, 'temporal', 2)).toBe('two\nthree');
    expect(readFileSync(logFile(home, 'temporal'), 'utf8')).toContain('one');
  });
});
