import { z } from 'zod';
import { NAME } from '../names.ts';
import { PHRASES } from './phrases.ts';
import { named, section } from './section.ts';
import { distribution, value } from './value.ts';

const numberByDate = named(PHRASES.fteByDate, /^/, value(PHRASES.number));

export const leaving = section('leaving', {
  hazard: value(PHRASES.rate).describe('Of each person, per time: 5 % / year, or a formula.').optional(),
  dated: numberByDate.describe('FTE that leave on a date: retirements, cuts.').optional(),
});

const stage = section('a stage of hiring', {
  name: z
    .string({ error: () => PHRASES.text })
    .describe('What it is called, where it is no case.')
    .optional(),
  lead: distribution().describe('How long it lasts.').optional(),
  case: z
    .string({ error: () => PHRASES.caseName })
    .describe('Instead of name and lead: a case of the chain that is opened for each recruit.')
    .optional(),
  dropOut: value(PHRASES.share).describe('Share that gives up in this stage; 0 unless said.').optional(),
});
export type StageText = z.infer<typeof stage>;

const trainee = section('the training of recruits', {
  lasts: distribution().describe('How long someone is in training on the job.'),
  productivityFrom: value(PHRASES.share)
    .describe('Productivity on the first day, rising evenly to 1 on the last; 0 unless said.')
    .optional(),
  mentor: value(PHRASES.number).describe('Experienced FTE that a trainee ties up; 0 unless said.').optional(),
});

export const hiring = section('hiring', {
  perMonth: value(PHRASES.number).describe('Requisitions that can be opened a calendar month.'),
  stages: z
    .array(stage, { error: () => PHRASES.stages })
    .describe('What a recruit passes, in order: recruitment, vetting, training.'),
  trainee: trainee.describe('Training on the job after the last stage; none unless said.').optional(),
});
export type HiringText = z.infer<typeof hiring>;

export const initialStaff = section('the first staff', {
  pipeline: named(PHRASES.recruitsByStage, NAME, value(PHRASES.whole))
    .describe('Recruits in each stage at the beginning.')
    .optional(),
  trainees: value(PHRASES.whole)
    .describe('How many of the staff are trainees at the beginning; 0 unless said.')
    .optional(),
});
export type InitialStaffText = z.infer<typeof initialStaff>;

const limits = section('a limit by backlog and by posts', {
  backlog: value(PHRASES.span).describe('Days of backlog.').optional(),
  unfilled: value(PHRASES.number).describe('Persons that posts lack without the measure.').optional(),
});
const limit = z.union([z.number(), z.string(), limits], { error: () => PHRASES.measureLimit });
export type LimitText = z.infer<typeof limit>;

const on = limit.describe(
  'When it begins: 5 days (of backlog), a number (persons that posts lack without it), or both; looked at daily.',
);
const off = limit.describe('When it ends again; no higher than on.');

export const overtime = section('overtime', {
  upTo: value(PHRASES.share).describe('Share of ordinary hours, at most.'),
  on: on.optional(),
  off: off.optional(),
});
export type OvertimeText = z.infer<typeof overtime>;

export const regularWork = section('regular work', {
  share: value(PHRASES.share).describe('Share of on duty that does work which the model does not show.'),
  upTo: value(PHRASES.share)
    .describe('Share of on duty, at most, that can be displaced from it; 0 unless said.')
    .optional(),
  on: on.optional(),
  off: off.optional(),
});
export type RegularWorkText = z.infer<typeof regularWork>;

export const fatigue = section('fatigue', {
  u0: value(PHRASES.share).describe('Utilisation above which it grows.'),
  k: value(PHRASES.number).describe('Weight of overtime; 0 unless said.').optional(),
  a: value(PHRASES.number).describe('Leaving is multiplied by 1 + a × fatigue; 0 unless said.').optional(),
  b: value(PHRASES.share).describe('Absence rises by b × fatigue; 0 unless said.').optional(),
  c: value(PHRASES.share)
    .describe('Productivity is multiplied by 1 − c × fatigue; 0 unless said.')
    .optional(),
  rise: value(PHRASES.span).describe('Time constant with which it rises.'),
  recovery: value(PHRASES.span).describe('Time constant with which it falls.'),
});
export type FatigueText = z.infer<typeof fatigue>;

export const cost = section('cost', {
  fte: value(PHRASES.money).describe('Of an FTE: 85 kEUR / year.').optional(),
  overtimePremium: value(PHRASES.share)
    .describe('What an hour of overtime costs more than an ordinary one; 0 unless said.')
    .optional(),
  hire: value(PHRASES.amount).describe('Of each recruit who comes: 10 kEUR.').optional(),
});
export type CostText = z.infer<typeof cost>;
