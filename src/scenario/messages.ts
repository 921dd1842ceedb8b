import { demandMessages } from './messages/demandMessages.ts';
import { fileMessages } from './messages/fileMessages.ts';
import { formulaMessages } from './messages/formulaMessages.ts';
import { timeMessages } from './messages/timeMessages.ts';
import { unitMessages } from './messages/unitMessages.ts';
import { valueMessages } from './messages/valueMessages.ts';
import { workMessages } from './messages/workMessages.ts';

/**
 * Every sentence that the scenario language can say, in one place, so that they can be read and worded together: by topic
 * in the folder beside this. Functions of what is wrong; names and texts of the author stand in double quotes.
 */
export const messages = {
  ...fileMessages,
  ...valueMessages,
  ...formulaMessages,
  ...timeMessages,
  ...unitMessages,
  ...workMessages,
  ...demandMessages,
} as const;
