import { judgeFamily } from './judge.ts';
import { BY_THREAT, MODULATED } from './models/modulated.ts';

judgeFamily(MODULATED);
judgeFamily(BY_THREAT);
