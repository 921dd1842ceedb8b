import { judgeFamily } from './judge.ts';
import { PEOPLE } from './models/people.ts';

judgeFamily(PEOPLE);
