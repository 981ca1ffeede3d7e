import { examples } from '../../../site/examples.ts';

export function getStaticPaths() {
  return examples().map((example) => ({ params: { id: example.id }, props: { hex: example.hex } }));
}

export function GET({ props }: { props: { hex: string } }): Response {
  return new Response(`${props.hex}\n`);
}
