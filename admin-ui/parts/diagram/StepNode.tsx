import { Box, ButtonBase, useTheme } from '@mui/material';
import { Handle, Position, useReactFlow, type Node, type NodeProps } from '@xyflow/react';
import { useTranslate } from 'react-admin';
import { outOfSight } from '../out-of-sight.js';
import type { StepData } from './flow-elements.js';
import { NodeMarks, useMarkWords } from './NodeMarks.js';
import { changeColours, outlineOf, signs } from './shapes.js';
import { bringIntoSight } from './use-first-view.js';

const hidden = { opacity: 0, width: 1, height: 1, minWidth: 0, minHeight: 0, border: 0 } as const;

/** A step, or what stands for the beginning, the end, a handler. */
export function StepNode({ data }: NodeProps<Node<StepData>>) {
  const { node, width, height, holds, onStep } = data;
  const { step } = node;
  const flow = useReactFlow();
  const label = useLabel(data);
  const inside = holds ? <FrameTitle {...data} /> : <Inside {...data} />;
  return (
    <Box sx={{ width, height, position: 'relative', pointerEvents: holds ? 'none' : 'all' }}>
      <Handle type="target" position={Position.Top} isConnectable={false} style={hidden} />
      <Outline {...data} />
      {step === null || onStep === null ? (
        <Box role="img" aria-label={label} sx={{ position: 'absolute', inset: 0 }}>
          {inside}
        </Box>
      ) : (
        <ButtonBase
          className="nopan"
          aria-pressed={data.selected}
          onClick={() => onStep(step)}
          // Reached by the keyboard: the browser's own scrolling is taken back by the drawing.
          onFocus={({ currentTarget }) => {
            if (currentTarget.matches(':focus-visible')) bringIntoSight(flow, node.id);
          }}
          sx={{
            position: 'absolute',
            inset: 0,
            bottom: holds ? 'auto' : 0,
            height: holds ? 32 : undefined,
            pointerEvents: 'all',
            borderRadius: 1,
            '&:focus-visible': { outline: 2, outlineColor: 'primary.main', outlineOffset: 2 },
          }}
        >
          <Box component="span" sx={outOfSight}>
            {label}
          </Box>
          <Box component="span" aria-hidden sx={{ display: 'contents' }}>
            {inside}
          </Box>
        </ButtonBase>
      )}
      <NodeMarks {...data} />
      <Handle type="source" position={Position.Bottom} isConnectable={false} style={hidden} />
    </Box>
  );
}

/** What is read aloud: kind, title, and all that is painted. */
function useLabel(data: StepData): string {
  const { node, active, passed, count, covered } = data;
  const translate = useTranslate();
  const marked = useMarkWords(data);
  return [
    translate(`diagram.kind.${node.kind}`),
    node.title,
    node.detail,
    node.within ?? '',
    ...node.handlers.map(({ title }) => title),
    active ? translate('diagram.active') : passed ? translate('diagram.passed') : '',
    count?.label ?? count?.text ?? '',
    covered === true ? translate('diagram.covered') : '',
    ...marked,
  ]
    .filter((part) => part !== '')
    .join(', ');
}

function Outline({
  node,
  width,
  height,
  holds,
  selected,
  active,
  passed,
  count,
  covered,
  changed,
}: StepData) {
  const { palette } = useTheme();
  const strong = selected || active || changed !== null;
  const colour = active || selected || passed ? palette.primary.main : palette.text.secondary;
  const plain = node.kind === 'start' || node.kind === 'finish';
  return (
    <svg width={width} height={height} style={{ position: 'absolute', overflow: 'visible' }} aria-hidden>
      <path
        d={outlineOf(holds ? 'steps' : node.kind, width, height)}
        fill={plain ? palette.text.secondary : palette.background.paper}
        fillOpacity={holds ? 0.45 : 1}
        stroke={changed === null ? colour : palette[changeColours[changed]].main}
        strokeWidth={strong ? 2.5 : node.kind === 'end' ? 2 : 1}
        strokeDasharray={
          node.conditional === null && covered !== false && changed !== 'removed' && !holds
            ? undefined
            : '5 3'
        }
      />
      {count === null || count.heat === 0 || holds ? null : (
        <path
          d={outlineOf(node.kind, width, height)}
          fill={palette.clock.near}
          fillOpacity={0.1 + 0.4 * Math.min(Math.max(count.heat, 0), 1)}
        />
      )}
      {active ? (
        <path
          d={outlineOf(node.kind, width, height)}
          fill={palette.primary.main}
          fillOpacity={0.16}
          stroke={palette.primary.main}
          strokeOpacity={0.35}
          strokeWidth={9}
        />
      ) : null}
    </svg>
  );
}

function FrameTitle({ node, count }: StepData) {
  return (
    <Box sx={{ px: 1.25, pt: 0.75, display: 'flex', gap: 0.75, alignItems: 'center', width: '100%' }}>
      <Sign kind={node.kind} />
      <Box component="span" sx={{ fontSize: 12, fontWeight: 600, color: 'text.primary' }}>
        {node.title}
      </Box>
      <Box component="span" sx={{ fontSize: 11, color: 'text.secondary' }}>
        {[node.detail, node.within ?? ''].filter((each) => each !== '').join(' · ')}
      </Box>
      <Box component="span" sx={{ ml: 'auto', fontSize: 11, fontWeight: 700, color: 'text.primary' }}>
        {count?.text}
      </Box>
    </Box>
  );
}

const clamped = {
  overflow: 'hidden',
  display: '-webkit-box',
  WebkitBoxOrient: 'vertical',
  lineHeight: '15px',
} as const;

function Inside({ node, count, covered, active }: StepData) {
  if (node.kind === 'start' || node.kind === 'finish') return null;
  return (
    <Box
      sx={{ display: 'flex', gap: 0.75, px: 1.25, py: 1, width: '100%', height: '100%', textAlign: 'left' }}
    >
      <Sign kind={node.kind} />
      <Box sx={{ flex: 1, minWidth: 0 }}>
        <Box
          sx={{
            ...clamped,
            WebkitLineClamp: '2',
            fontSize: 12,
            fontWeight: active ? 700 : 500,
            color: 'text.primary',
          }}
        >
          {node.title}
        </Box>
        <Small text={node.detail} />
        <Small text={node.within === null ? '' : `⏱ ${node.within}`} />
        {node.handlers.length === 0 ? null : (
          <Small
            text={node.handlers.map(({ of, title }) => `${of === 'error' ? '⚡' : '✉'} ${title}`).join('  ')}
          />
        )}
      </Box>
      {count === null && covered === null ? null : (
        <Box sx={{ fontSize: 11, fontWeight: 700, color: 'text.primary' }}>
          {count?.text ?? (covered === true ? '✓' : '–')}
        </Box>
      )}
    </Box>
  );
}

function Small({ text }: { readonly text: string }) {
  if (text === '') return null;
  return (
    <Box
      sx={{ ...clamped, WebkitLineClamp: '1', wordBreak: 'break-all', fontSize: 11, color: 'text.secondary' }}
    >
      {text}
    </Box>
  );
}

function Sign({ kind }: { readonly kind: StepData['node']['kind'] }) {
  const { palette } = useTheme();
  return (
    <svg width={14} height={14} viewBox="0 0 16 16" style={{ flexShrink: 0 }} aria-hidden>
      <path d={signs[kind]} fill={palette.primary.main} fillRule="evenodd" />
    </svg>
  );
}
