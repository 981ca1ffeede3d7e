// Begins a thread that renders. Plain JavaScript: what is compiled once, its types stripped, is kept for the next thread.
import module from 'node:module';

module.enableCompileCache?.();
await import('./render-thread.ts');
