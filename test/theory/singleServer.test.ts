import { judgeFamily } from './judge.ts';
import { SINGLE_SERVER } from './models/singleServer.ts';

judgeFamily(SINGLE_SERVER);
