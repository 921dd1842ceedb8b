import { judgeFamily } from './judge.ts';
import { MANY_SERVERS } from './models/manyServers.ts';

judgeFamily(MANY_SERVERS);
