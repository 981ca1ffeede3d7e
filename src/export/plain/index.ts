import { plainForm, urls } from '../../catalog/addresses.ts';
import type { Catalog } from '../../catalog/model.ts';
import type { MadeDocument } from '../files.ts';
import { type Plain, plainMarkdown, plainPage } from './blocks.ts';
import { plainDistribution } from './distributions.ts';
import { plainFunction, plainPlatform } from './functions.ts';
import { plainFormat, plainInterface } from './interfaces.ts';
import { llmsText, robotsText } from './llms.ts';
import { plainConcept, plainDecision, plainKernel, plainMeeting, plainSeries } from './others.ts';
import { plainLog, plainStatus } from './reference.ts';

/** The pages of entries without their looks; topics have forms of their own. */
function* pagesOf(catalog: Catalog): Generator<{ page: string; make(): Plain }> {
  for (const { id } of catalog.platforms) yield { page: urls.platform(id), make: () => plainPlatform(catalog, id) };
  for (const { id } of catalog.functions) yield { page: urls.function(id), make: () => plainFunction(catalog, id) };
  for (const { id } of catalog.interfaces) yield { page: urls.interface(id), make: () => plainInterface(catalog, id) };
  for (const { id } of catalog.formats) yield { page: urls.format(id), make: () => plainFormat(catalog, id) };
  for (const one of catalog.concepts) yield { page: urls.concept(one.id), make: () => plainConcept(catalog, one) };
  for (const one of catalog.series) yield { page: urls.series(one.id), make: () => plainSeries(catalog, one) };
  for (const one of catalog.decisions) yield { page: urls.decision(one.id), make: () => plainDecision(one) };
  for (const one of catalog.meetings) yield { page: urls.meeting(one.id), make: () => plainMeeting(one) };
  for (const one of catalog.distributions)
    yield { page: urls.distribution(one.id), make: () => plainDistribution(catalog, one) };
  for (const one of catalog.status) yield { page: urls.status(one.id), make: () => plainStatus(catalog, one) };
  for (const one of catalog.logs) yield { page: urls.log(one.id), make: () => plainLog(catalog, one) };
  for (const one of catalog.kernels) yield { page: urls.kernel(one.id), make: () => plainKernel(catalog, one) };
}

/** Every entry's page as Markdown and as text, and what programs that read the site look for first. */
export function* plainDocuments(catalog: Catalog, site: string): Generator<MadeDocument> {
  const options = { catalog, site };
  for (const { page, make } of pagesOf(catalog)) {
    yield { path: plainForm(page, 'md').slice(1), text: () => plainMarkdown(make(), options) };
    yield { path: plainForm(page, 'txt').slice(1), text: () => plainPage(make(), options) };
  }
  yield { path: 'llms.txt', text: () => llmsText(catalog, site) };
  yield { path: 'robots.txt', text: () => robotsText(site) };
}
