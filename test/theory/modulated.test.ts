import { judgeFamily } from './judge.ts';
import { MODULATED } from './models/modulated.ts';

judgeFamily(MODULATED);
