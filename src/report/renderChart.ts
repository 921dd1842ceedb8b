import type { TopLevelSpec } from 'vega-lite';
import { FONT_FAMILY, FONT_FILES, fontWidths } from './fonts.ts';

/** Called with each warning of Vega-Lite or Vega about a spec. */
export type WarningSink = (warning: string) => void;

/** Enlargement of a PNG: 2 px a CSS px, so that it is sharp in print and on fine screens. */
const ZOOM = 2;

/**
 * Draws a Vega-Lite spec as SVG, without a browser and without node-canvas: text is measured by the widths of
 * the shipped font, so the same spec gives the same bytes on every machine.
 */
export async function renderSvg(spec: TopLevelSpec, warn: WarningSink = () => {}): Promise<string> {
  const { vega, vegaLite } = await renderer();
  const logger = loggerTo(warn);
  // Vega writes into the data that it is given (ids, parsed dates): the spec stays what it was.
  const compiled = vegaLite.compile(structuredClone(spec), { logger }).spec;
  const view = new vega.View(vega.parse(compiled), { renderer: 'none', logger });
  try {
    return await view.toSVG();
  } finally {
    view.finalize();
  }
}

/** An SVG of `renderSvg` as PNG, drawn with the shipped font alone. */
export async function renderPng(svg: string): Promise<Uint8Array> {
  const { Resvg } = await import('@resvg/resvg-js');
  const drawing = new Resvg(svg, {
    font: {
      loadSystemFonts: false,
      fontFiles: [...FONT_FILES],
      defaultFontFamily: FONT_FAMILY,
      sansSerifFamily: FONT_FAMILY,
    },
    fitTo: { mode: 'zoom', value: ZOOM },
  });
  return drawing.render().asPng();
}

/** Loaded when the first chart is drawn: the libraries take a good part of a second. */
async function renderer() {
  const [vega, vegaLite] = await Promise.all([import('vega'), import('vega-lite')]);
  const { textMetrics } = vega as unknown as { textMetrics: TextMetrics };
  // Without this a `canvas` package that happens to be installed would change the charts.
  textMetrics.canvas(false);
  textMetrics.width = measure;
  return { vega, vegaLite };
}

/** Vega's measuring of text, which its typings leave out. */
interface TextMetrics {
  canvas(use: boolean): void;
  width: (item: TextItem, text: unknown) => number;
}

interface TextItem {
  readonly fontSize?: number;
  readonly fontWeight?: string | number;
  /** Longest that the text may become before it is cut, px. */
  readonly limit?: number;
}

function measure(item: TextItem, text: unknown): number {
  const bold = item.fontWeight === 'bold' || Number(item.fontWeight) >= 600;
  const width = fontWidths(bold).width(String(text ?? '').trim(), item.fontSize ?? 11);
  return item.limit !== undefined && item.limit > 0 ? Math.min(width, item.limit) : width;
}

function loggerTo(warn: WarningSink) {
  const logger = {
    level: (() => logger) as unknown as VegaLogger['level'],
    error: (...parts: readonly unknown[]) => said(parts),
    warn: (...parts: readonly unknown[]) => said(parts),
    info: () => logger,
    debug: () => logger,
  } as VegaLogger;
  const said = (parts: readonly unknown[]): VegaLogger => {
    warn(parts.map(String).join(' '));
    return logger;
  };
  return logger;
}

type VegaLogger = import('vega').LoggerInterface;
