export * from '../catalog/addresses.ts';
export * from './fields.ts';
export * from './record.ts';
export * from './rows.ts';
export * from './run.ts';
export * from './suggest.ts';
export * from './syntax.ts';
