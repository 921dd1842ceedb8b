import { judgeFamily } from './judge.ts';
import { TRANSIENTS } from './models/transients.ts';

judgeFamily(TRANSIENTS);
