/** Texts of faults about policies. */
export const policyMessages = {
  triggers: (): string => 'a policy has one of on, every and when',
  onlyWhen: (key: string): string => `${key} belongs to when`,
  nothingDone: (): string => 'the policy does nothing',
  oneAction: (): string => 'an action is one of authorise, lend, assign and set; several are a list',
  assignWithoutTo: (): string => 'assign needs to: the unit that staffs the post',
  toWithoutAssign: (): string => 'to belongs to assign',
  unknownPost: (name: string): string => `no post is called "${name}"`,
  authoriseWithoutHiring: (unit: string): string => `${unit} has no hiring: nobody would come`,
  authoriseHint: (unit: string): string =>
    `give it hiring, or use { set: { ${unit}.fte: … } } for an immediate change`,
  lendToSelf: (): string => 'a unit cannot lend to itself',
  lendWithoutFte: (unit: string): string => `${unit} is given by onDuty: it has no FTE to lend`,
  lendWhileShared: (unit: string): string => `the persons of ${unit} are shared (discipline: sharing)`,
  postWhileClosed: (unit: string): string =>
    `${unit} is closed at times, and posts are staffed without a break`,
  spanTooShort: (): string => 'less than a day: policies look at the chain daily',
  settingBroken: (path: string, message: string): string =>
    `with another ${path} the scenario is at fault: ${message}`,
  settingFixed: (path: string): string => `${path} cannot change while the chain runs`,
  settingPossible: (): string =>
    'parameters, fte, onDuty or absence of a unit, rates of arrivals and flows, required of posts; of steps priority, queueLimit, onLate, then, effort and deadlines that they have',
  settingNothing: (path: string): string => `${path} has that value already`,
  settingOfStaff: (unit: string): string =>
    `the staff of ${unit} comes and goes by itself: use authorise, or lend`,
  settingOfLinked: (step: string): string => `${step} is done by several units: its values stay as they are`,
  unknownMetric: (name: string): string => `no unit and metric is called ${name}`,
  metricExpected: (): string => 'unit.ORGANISATION.UNIT.METRIC, such as unit.om.prosecutors.backlog_days',
  missingPart: (metric: string, unit: string, keys: string): string =>
    `${unit} has no ${metric}: it has no ${keys}`,
  watchedElsewhere: (): string => 'metrics of units can be named in the conditions of policies only',
};
