/**
 * Holds the catalog to the kernel: facts from the headers, evidence, histories and examples against real trees.
 * usage: npm run verify -- [--kernel VERSION=DIR …] [--update] [--strict] [--stale] [--json]
 *        npm run verify -- --completeness [--json]
 *        npm run verify -- --sample N [--seed N] [--json]
 *        npm run verify -- --add VERSION [--kernel VERSION=DIR]
 * exit: 0 everything agrees, 1 something does not (or, with --strict, could not be checked), 2 wrong usage or a fault
 */
import { run } from '../src/kernel/command.ts';

process.exitCode = await run(process.argv.slice(2));
