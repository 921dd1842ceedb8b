import { judgeFamily } from './judge.ts';
import { MEETINGS } from './models/meetings.ts';

judgeFamily(MEETINGS);
