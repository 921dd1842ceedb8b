import type { Findings } from '../../experiment/findings.ts';
import { shortDate } from '../dateWords.ts';
import { drowningWords } from '../drowning.ts';
import { neverJudged } from '../neverJudged.ts';
import { counted, percent, probability, probabilityWithInterval } from '../numberWords.ts';
import { redactionWords } from '../redacted.ts';
import { escapeHtml } from './escapeHtml.ts';

/** The answer, before anything else: word, sentence, probability with interval, what was asked, what breaks first. */
export function verdictSection(findings: Findings): string {
  const { verdict } = findings;
  const { asked } = verdict;
  const word = verdict.verdict;
  const lines = [
    ...(word === undefined
      ? []
      : [`<p class="word">The chain ${word === 'undecided' ? 'is undecided' : word}</p>`]),
    `<p class="sentence">${escapeHtml(verdict.sentence)}</p>`,
    ...[...neverJudged(verdict), ...drowningWords(verdict), ...redactionWords(findings)].map(
      (sentence) => `<p>${escapeHtml(sentence)}</p>`,
    ),
    ...(verdict.probability === undefined
      ? []
      : [
          `<p>Probability of holding: <strong>${probabilityWithInterval(
            verdict.probability.estimate,
            verdict.probability.low,
            verdict.probability.high,
          )}</strong>, exact 95 % interval. Asked: ${probability(asked.probability)}, with ${probability(asked.confidence)} confidence.</p>`,
        ]),
    ...breaksFirst(verdict),
  ];
  const kind = word === undefined ? '' : ` ${word.replaceAll(' ', '-')}`;
  return `<section class="verdict${kind}" aria-label="Verdict">\n${lines.join('\n')}\n</section>`;
}

function breaksFirst(verdict: Findings['verdict']): string[] {
  const first = verdict.breaks_first;
  if (!first) return [];
  const broken = counted(verdict.replications - (verdict.held ?? 0), 'replication');
  const where = first.unit === undefined ? '' : ` at ${escapeHtml(first.unit)}`;
  return [
    `<p>Breaks first: <strong>${escapeHtml(first.norm)}</strong>${where}, in ${percent(first.share)} of ${broken} with a ` +
      `breach; median date ${escapeHtml(shortDate(first.median_date))}.</p>`,
  ];
}
