import type { Findings } from '../../../experiment/findings.ts';
import { counted } from '../../numberWords.ts';
import { chartId, type DrawnChart } from '../chartPlaces.ts';
import { escapeHtml } from '../escapeHtml.ts';
import { type Item, type ItemGroup, list, paragraphs, terms, titled } from './item.ts';
import * as texts from './texts.ts';

/** Section 2 of the guideline. */
export function logic(findings: Findings, charts: readonly DrawnChart[]): ItemGroup {
  const { record } = findings.scenario;
  return {
    title: 'Logic',
    items: [
      { number: '2.1', title: 'Base model overview diagram', content: overview(findings, charts) },
      {
        number: '2.2',
        title: 'Base model logic',
        content: [
          list(texts.BASE_LOGIC),
          titled('Threat', `${paragraphs(record.threat.path)}\n${terms(record.threat.incidents)}`),
          titled('Movements of people', terms(record.flows)),
          ...(record.policies?.length ? [titled('Policies', terms(record.policies))] : []),
        ].join('\n'),
      },
      { number: '2.3', title: 'Scenario logic', content: scenarioLogic(findings) },
      { number: '2.4', title: 'Algorithms', content: list([...texts.ALGORITHMS, texts.SIMULTANEOUS]) },
      ...components(findings),
    ],
  };
}

function overview({ scenario }: Findings, charts: readonly DrawnChart[]): string {
  const { record } = scenario;
  const size = [
    counted(scenario.organisations.length, 'organisation'),
    counted(scenario.units.length, 'unit'),
    `${counted(record.cases.length, 'case type')} with ${counted(scenario.steps.length, 'step')}`,
    counted(record.obligations.length, 'obligation'),
    `${record.posts.length === 1 ? '1 kind' : `${record.posts.length} kinds`} of posts`,
    counted(scenario.groups.length, 'group'),
  ];
  const drawing = charts.find(({ name }) => name === 'flow');
  return [
    `<p>${escapeHtml(`The chain has ${size.join(', ')}.`)}</p>`,
    drawing === undefined
      ? '<p>The routes of the cases, in words, are given under 2.5.2; no diagram was drawn in this run.</p>'
      : `<p>Diagram: <a href="#${chartId(drawing.name)}">${escapeHtml(drawing.title)}</a>; in words under 2.5.2.</p>`,
  ].join('\n');
}

/** What this scenario changes of what it builds on. */
function scenarioLogic({ scenario }: Findings): string {
  const { layers } = scenario.record;
  if (layers.length === 1) return paragraphs('The scenario is a file of its own: it changes no other.');
  const kinds = {
    extends: 'builds on',
    scenario: 'the scenario',
    overlay: 'overlay',
    set: 'changed by --set',
  } as const;
  return [
    paragraphs('Made of the following layers, of which the later change what the earlier say:'),
    list(layers.map(({ kind, name }) => `${kinds[kind]}: ${name}`)),
  ].join('\n');
}

function components({ scenario }: Findings): Item[] {
  const { record } = scenario;
  const entities = record.cases.map(({ name, label, perYear }) => ({
    name,
    words: label === name ? `${perYear} a year` : `${label}, ${perYear} a year`,
  }));
  return [
    {
      number: '2.5.1',
      title: 'Components: entities',
      content: [
        titled('Cases, expected to open a year by arithmetic', terms(entities)),
        titled('People', terms(record.groups)),
      ].join('\n'),
    },
    {
      number: '2.5.2',
      title: 'Components: activities',
      content: [
        ...record.cases.map(({ name, steps }) => titled(name, list(steps))),
        titled('Work that recurs', list(record.obligations)),
      ].join('\n'),
    },
    {
      number: '2.5.3',
      title: 'Components: resources',
      content: [
        titled('Units', terms(record.units)),
        titled('Posts', list(record.posts)),
        titled('Outages', list(record.outages)),
      ].join('\n'),
    },
    { number: '2.5.4', title: 'Components: queues', content: paragraphs(texts.QUEUES) },
    {
      number: '2.5.5',
      title: 'Components: entry and exit points',
      content: [
        titled(
          'Cases come',
          terms(
            record.cases.map(({ name, entries }) => ({
              name,
              words: entries.length === 0 ? 'only those there at the beginning' : entries.join('; '),
            })),
          ),
        ),
        paragraphs(texts.EXITS),
      ].join('\n'),
    },
  ];
}
