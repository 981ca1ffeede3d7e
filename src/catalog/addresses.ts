/** Addresses of pages, from the site's root; one place for the query's rows and the API's documents. */
export const urls = {
  function: (id: string): string => `/functions/${id}/`,
  /** A platform's offer on a function's page. */
  cell: (functionId: string, platformId: string): string => `/functions/${functionId}/#${platformId}`,
  interface: (id: string): string => `/interfaces/${id}/`,
  operation: (interfaceId: string, id: string): string => `/interfaces/${interfaceId}/#${id}`,
  provider: (interfaceId: string, platformId: string): string => `/interfaces/${interfaceId}/#provider-${platformId}`,
  platform: (id: string): string => `/platforms/${id}/`,
  format: (id: string): string => `/formats/${id}/`,
  concept: (id: string): string => `/concepts/${id}/`,
  topic: (id: string): string => `/topics/${id}/`,
  kernel: (version: string): string => `/kernels/${version}/`,
  kernelDiff: (from: string, to: string): string => `/kernels/${from}..${to}/`,
} as const;
