import { readFileSync } from 'node:fs';

/** A fenced block of the README. */
export interface Block {
  readonly language: string;
  readonly text: string;
  /** The block behind it, which shows what it prints. */
  readonly next?: Block;
}

const fence = /^```(\w*)\n([\s\S]*?)^```$/gm;

export function blocksOf(path: string): readonly Block[] {
  const found = [...readFileSync(path, 'utf8').matchAll(fence)];
  return found.reduceRight<readonly Block[]>((later, [, language = '', text = '']) => {
    const [next] = later;
    return [{ language, text: text.trimEnd(), ...(next === undefined ? {} : { next }) }, ...later];
  }, []);
}
