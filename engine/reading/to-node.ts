/** From the YAML library's nodes to our own, with the checks that need both: keys, numbers, aliases, texts that YAML cut. */
import {
  isAlias,
  isMap,
  isNode,
  isScalar,
  isSeq,
  type LineCounter,
  type Node as YamlNode,
  type Scalar,
  type YAMLMap,
} from 'yaml';
import { cutInFlow } from './cut-expression.js';
import type { Entry, MapNode, Node, Position, ScalarNode } from './node.js';
import type { ProblemCode } from './problem.js';
import { worded, type Worded } from '../wording/worded.js';

/** How many nodes aliases may stand for in a file: what keeps ten lines from becoming a million nodes. */
const mostAliased = 10_000;

/** What is being read; `report` takes the offset of the place in the text. */
export interface Source {
  readonly file: string;
  readonly text: string;
  readonly lines: LineCounter;
  readonly report: (offset: number, code: ProblemCode, what: Worded, fix?: string) => void;
}

interface Composing extends Source {
  readonly anchors: Map<string, YamlNode>;
  readonly aliased: { count: number; inside: number; refused: boolean };
  /** Anchored nodes being read: an alias to one of them would never end. */
  readonly open: Set<YamlNode>;
}

/** Our node for a parsed YAML node. Never throws; what can't be told in JSON is reported and becomes null. */
export function toNode(source: Source, yaml: YamlNode): Node {
  const aliased = { count: 0, inside: 0, refused: false };
  return nodeOf({ ...source, anchors: new Map(), aliased, open: new Set() }, yaml);
}

function nodeOf(source: Composing, yaml: YamlNode): Node {
  const offset = yaml.range?.[0] ?? 0;
  if (source.aliased.inside > 0) source.aliased.count += 1;
  if (isAlias(yaml)) return aliasOf(source, yaml.source, offset);
  if (yaml.anchor !== undefined) source.anchors.set(yaml.anchor, yaml);
  source.open.add(yaml);
  const node = isMap(yaml)
    ? mapOf(source, yaml)
    : isSeq(yaml)
      ? {
          kind: 'list' as const,
          at: positionOf(source, offset),
          items: yaml.items.map((item) =>
            isNode(item) ? nodeOf(source, item) : nothing(positionOf(source, offset)),
          ),
        }
      : isScalar(yaml)
        ? scalarOf(source, yaml)
        : nothing(positionOf(source, offset));
  source.open.delete(yaml);
  return node;
}

function aliasOf(source: Composing, name: string, offset: number): Node {
  const target = source.anchors.get(name);
  const refuse = (message: Worded): Node => {
    if (!source.aliased.refused) source.report(offset, 'yaml_alias', message);
    source.aliased.refused = true;
    return nothing(positionOf(source, offset));
  };
  if (source.aliased.refused) return nothing(positionOf(source, offset));
  if (target === undefined)
    return refuse(
      worded`the alias *${name} names no anchor above it; write the text out, or in quotes if it begins with *`,
    );
  if (source.open.has(target))
    return refuse(
      worded`the alias *${name} stands inside what it names, which would never end; write the text out`,
    );
  if (source.aliased.count > mostAliased)
    return refuse(worded`aliases stand for more than ${mostAliased} nodes; write the text out`);
  source.aliased.inside += 1;
  const node = nodeOf(source, target);
  source.aliased.inside -= 1;
  return node;
}

function mapOf(source: Composing, yaml: YAMLMap): MapNode {
  const entries: Entry[] = [];
  const known = new Set<string>();
  for (const { key: yamlKey, value } of yaml.items) {
    if (!isScalar(yamlKey) || yamlKey.range == null) {
      source.report(
        (isNode(yamlKey) ? yamlKey.range?.[0] : undefined) ?? yaml.range?.[0] ?? 0,
        'yaml_key',
        worded`a key that is not a text; expected \`key: value\``,
      );
      continue;
    }
    const key = keyOf(source, yamlKey);
    const keyAt = positionOf(source, yamlKey.range[0]);
    if (known.has(key)) {
      source.report(
        yamlKey.range[0],
        'duplicate_key',
        worded`the key "${key}" is there twice in this map; expected once: leave one out`,
      );
      continue;
    }
    known.add(key);
    if (yaml.flow === true) reportCutInFlow(source, key, yamlKey, value);
    entries.push({ key, keyAt, value: isNode(value) ? nodeOf(source, value) : nothing(keyAt) });
  }
  return { kind: 'map', at: positionOf(source, yaml.range?.[0] ?? 0), entries };
}

/** A key as it is written: `100%`, `1`, `on`. */
function keyOf(source: Composing, yamlKey: Scalar): string {
  const offset = yamlKey.range?.[0] ?? 0;
  const key =
    typeof yamlKey.value === 'string'
      ? yamlKey.value
      : source.text.slice(offset, yamlKey.range?.[1] ?? offset);
  if (key === '' || key === '__proto__')
    source.report(offset, 'yaml_key', worded`"${key}" cannot be a key; expected a name`);
  return key;
}

function reportCutInFlow(source: Composing, key: string, yamlKey: Scalar, value: unknown): void {
  if (isScalar(value) && value.type === 'PLAIN' && value.range != null) {
    const cut = cutInFlow(source.text, key, value.range[0], value.range[1]);
    if (cut !== null) {
      source.report(
        value.range[0],
        'expression_cut',
        worded`inside braces or brackets YAML cuts this expression; put it in quotes: ${cut.shown}`,
        cut.shown,
      );
      return;
    }
  }
  if (yamlKey.type === 'PLAIN' && /[()]/.test(key)) {
    source.report(
      yamlKey.range?.[0] ?? 0,
      'expression_cut',
      worded`"${key}" looks like part of an expression or text that YAML cut at a comma; put the whole in quotes`,
    );
  }
}

function scalarOf(source: Composing, yaml: Scalar): ScalarNode {
  const [start, end] = yaml.range ?? [0, 0, 0];
  const written = source.text.slice(start, end);
  const quoted = yaml.type === 'QUOTE_DOUBLE' || yaml.type === 'QUOTE_SINGLE';
  const value = jsonOf(source, yaml, start, written);
  const textOffset = value === written ? 0 : quoted && value === written.slice(1, -1) ? 1 : null;
  const cutByComment = yaml.type === 'PLAIN' && source.text.startsWith(' #', end);
  return {
    kind: 'scalar',
    at: positionOf(source, start),
    value,
    source: written,
    quoted,
    textOffset,
    cutByComment,
  };
}

function jsonOf(source: Composing, yaml: Scalar, start: number, written: string): ScalarNode['value'] {
  const value = yaml.value;
  if (typeof value !== 'number')
    return typeof value === 'string' || typeof value === 'boolean' ? value : null;
  if (!Number.isFinite(value) || (Number.isInteger(value) && !Number.isSafeInteger(value))) {
    source.report(
      start,
      'bad_number',
      worded`the number ${written} cannot be kept exactly; expected a finite one, whole ones up to 9007199254740991: put it in quotes if it is a text`,
    );
    return null;
  }
  return value;
}

function nothing(at: Position): ScalarNode {
  return {
    kind: 'scalar',
    at,
    value: null,
    source: '',
    quoted: false,
    textOffset: null,
    cutByComment: false,
  };
}

function positionOf(source: Source, offset: number): Position {
  const { line, col } = source.lines.linePos(offset);
  return { line, column: col };
}
