export { main } from './field.ts';
export { convergence, matrix } from './model.ts';
