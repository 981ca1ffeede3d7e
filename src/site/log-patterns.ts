import { collapseLine, LEAST, literalsOf, type SentLine } from '../search/log-match.ts';
import { memo } from './catalog.ts';
import { linesOf } from './status.ts';
import { paths } from './url.ts';

/** Lines of the log as the browser gets them, those that are told first. */

export const sentLines = memo((catalog): SentLine[] => {
  const told: SentLine[] = [];
  const others: SentLine[] = [];
  for (const log of catalog.logs) {
    for (const line of linesOf(log)) {
      if (
        literalsOf(collapseLine(line.text))
          .join('')
          .replaceAll(/[^a-z]/g, '').length < LEAST
      )
        continue;
      (line.told ? told : others).push([line.text, paths.log(log.id, line.anchor), log.name]);
    }
  }
  return [...told, ...others];
});
