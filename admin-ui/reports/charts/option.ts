/** What a chart shows, as ECharts wants it: plain functions of data, colours and words. */
import type { EChartsCoreOption } from 'echarts/core';
import { dashes, seriesColours } from './colours.js';

interface Series {
  readonly name: string;
  readonly values: readonly (number | null)[];
  /** Beside bars, a line; alone, lines. */
  readonly as?: 'line' | 'bar';
}

/** Between which values something is expected to lie. */
interface Band {
  readonly low: readonly number[];
  readonly high: readonly number[];
}

export interface Plot {
  readonly names: readonly string[];
  readonly series: readonly Series[];
  readonly band?: Band;
  /** A level to be reached, drawn across. */
  readonly threshold?: { readonly name: string; readonly value: number } | null;
  readonly format: (value: number) => string;
  /** Where the values begin: 0, unless shares lie close together. */
  readonly least?: number;
}

/** The colours of the page. */
export interface Inks {
  readonly mode: 'light' | 'dark';
  readonly text: string;
  readonly quiet: string;
  readonly line: string;
  readonly paper: string;
  readonly late: string;
}

/** @param still whether nothing may move, for who asked their system so */
export function optionOf(plot: Plot, inks: Inks, still: boolean): EChartsCoreOption {
  const colours = seriesColours(inks.mode);
  const { names, series, band, threshold = null, format, least = 0 } = plot;
  return {
    animation: !still,
    animationDuration: 250,
    color: [...colours],
    textStyle: {
      color: inks.text,
      fontFamily: 'system-ui, "Segoe UI", "Liberation Sans", Arial, sans-serif',
    },
    grid: { left: 8, right: 16, top: 16, bottom: 8, containLabel: true },
    tooltip: {
      trigger: 'axis',
      backgroundColor: inks.paper,
      borderColor: inks.line,
      textStyle: { color: inks.text },
      // As text of its own: names come from outside, and nothing of them may become markup.
      renderMode: 'richText',
      valueFormatter: (value: unknown) => (typeof value === 'number' ? format(value) : '–'),
    },
    xAxis: {
      type: 'category',
      data: [...names],
      axisLabel: { color: inks.quiet, hideOverlap: true },
      axisLine: { lineStyle: { color: inks.line } },
      axisTick: { show: false },
    },
    yAxis: {
      type: 'value',
      min: least,
      axisLabel: { color: inks.quiet, formatter: (value: number) => format(value) },
      splitLine: { lineStyle: { color: inks.line } },
    },
    series: [
      ...(band === undefined ? [] : bandSeries(band, colours[0] ?? inks.text)),
      ...series.map(({ name, values, as = 'line' }, n) => ({
        name,
        type: as,
        data: [...values],
        symbolSize: 6,
        showSymbol: names.length < 40,
        lineStyle: { width: 2.5, type: dashes[n % dashes.length] },
        itemStyle: { color: colours[n % colours.length] },
        barMaxWidth: 40,
        ...(n === 0 && threshold !== null ? { markLine: markOf(threshold, inks) } : {}),
      })),
    ],
  };
}

function markOf({ name, value }: { readonly name: string; readonly value: number }, { late }: Inks) {
  return {
    silent: true,
    symbol: 'none',
    lineStyle: { color: late, type: [6, 4], width: 1.5 },
    label: { formatter: name, color: late, position: 'insideEndTop' },
    data: [{ yAxis: value }],
  };
}

/** The lower end unseen, and upon it the height of the band. */
function bandSeries({ low, high }: Band, colour: string) {
  const common = { type: 'line', stack: 'band', symbol: 'none', silent: true, tooltip: { show: false } };
  return [
    { ...common, data: [...low], lineStyle: { opacity: 0 } },
    {
      ...common,
      data: high.map((most, n) => most - (low[n] ?? 0)),
      lineStyle: { opacity: 0 },
      areaStyle: { color: colour, opacity: 0.18 },
    },
  ];
}
