import { judgeFamily } from './judge.ts';
import { PRIORITIES } from './models/priorities.ts';

judgeFamily(PRIORITIES);
