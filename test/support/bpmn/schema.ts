/** OMG's schemas of BPMN 2.0 (BPMN20.xsd and what it includes), which a jar of Camunda's carries, and Java's own validator. */
import { execFile, execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

const name = 'camunda-bpmn-model';
const version = '7.23.0';
const jar =
  process.env['BPMN_SCHEMA_JAR'] ??
  join(homedir(), `.m2/repository/org/camunda/bpm/model/${name}/${version}/${name}-${version}.jar`);

/** Why files can't be held against the schemas here; null: they can. */
export function whyNoSchema(): string | null {
  const noJdk = 'there is no JDK: BPMN is not held against its schemas';
  try {
    const modules = execFileSync('java', ['--list-modules'], { stdio: ['ignore', 'pipe', 'ignore'] });
    if (!modules.includes('jdk.compiler')) return noJdk;
  } catch {
    return noJdk;
  }
  if (existsSync(jar)) return null;
  return `${jar} is missing (mvn dependency:get -Dartifact=org.camunda.bpm.model:${name}:${version} -Dtransitive=false, or set BPMN_SCHEMA_JAR): BPMN is not held against its schemas`;
}

/** The faults of documents, given by name, each as `name:line:column message`. */
export async function schemaFaults(documents: ReadonlyMap<string, string>): Promise<readonly string[]> {
  const folder = mkdtempSync(join(tmpdir(), 'sportello-bpmn-'));
  try {
    const files = [...documents].map(([each, xml]) => {
      const file = join(folder, each);
      writeFileSync(file, xml);
      return file;
    });
    const program = join(import.meta.dirname, 'HoldAgainstSchema.java');
    const { stdout } = await promisify(execFile)('java', ['-cp', jar, program, ...files]);
    const lines = stdout.trim().split('\n');
    if (lines.at(-1) !== `held ${String(files.length)}`) throw new Error(`the validator said: ${stdout}`);
    return lines.slice(0, -1).map((line) => line.replace(`${folder}/`, ''));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
