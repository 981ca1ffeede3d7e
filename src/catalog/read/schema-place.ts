import type { SchemaDocument } from '../schemas.ts';

/** A schema, with what is asked of it again and again. */
export class Place {
  readonly node: SchemaDocument;
  /** Name of the document that `node` belongs to, for its relative references. */
  readonly home: string;
  readonly #children = new Map<unknown, Place>();
  #properties: ReadonlyMap<string, Place> | undefined;
  #patterns: readonly (readonly [string, Place])[] | undefined;

  /** The schema of which this one is a branch, and which says more about the same data. */
  readonly #outer: Place | undefined;

  constructor(node: SchemaDocument, home: string, outer?: Place) {
    this.node = node;
    this.home = home;
    this.#outer = outer;
  }

  /** A schema inside this one that is about the same data. */
  within(node: SchemaDocument): Place {
    return this.#child(node, this);
  }

  /** What is said of a key here, or by the schema of which this one is a branch. */
  property(key: string): SchemaDocument | undefined {
    return this.properties.get(key)?.node ?? this.#outer?.property(key);
  }

  /** A schema inside this one. */
  at(node: SchemaDocument): Place {
    return this.#child(node);
  }

  #child(node: SchemaDocument, outer?: Place): Place {
    let child = this.#children.get(node);
    if (!child) {
      child = new Place(node, this.home, outer);
      this.#children.set(node, child);
    }
    return child;
  }

  get properties(): ReadonlyMap<string, Place> {
    this.#properties ??= new Map(
      Object.entries((this.node.properties ?? {}) as Record<string, SchemaDocument>).map(([key, node]) => [
        key,
        this.at(node),
      ]),
    );
    return this.#properties;
  }

  get patterns(): readonly (readonly [string, Place])[] {
    this.#patterns ??= Object.entries((this.node.patternProperties ?? {}) as Record<string, SchemaDocument>).map(
      ([pattern, node]) => [pattern, this.at(node)] as const,
    );
    return this.#patterns;
  }

  /** The schemas of allOf, anyOf or oneOf. */
  list(keyword: 'allOf' | 'anyOf' | 'oneOf'): readonly Place[] {
    return ((this.node[keyword] ?? []) as SchemaDocument[]).map((node) => this.within(node));
  }
}
