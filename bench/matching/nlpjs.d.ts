// The packages of nlp.js have no types of their own; only what the benchmark uses is declared.
declare module '@nlpjs/basic' {
  export interface Container {
    use(plugin: unknown): void;
  }
  export function containerBootstrap(): Promise<Container>;
  export class Nlp {
    constructor(settings: Record<string, unknown>);
    addDocument(language: string, text: string, intent: string): void;
    train(): Promise<void>;
    process(
      language: string,
      text: string,
    ): Promise<{ intent: string; score: number; classifications: { intent: string; score: number }[] }>;
  }
}
declare module '@nlpjs/lang-de' {
  export const LangDe: unknown;
}
declare module '@nlpjs/lang-en' {
  export const LangEn: unknown;
}
declare module '@nlpjs/lang-ru' {
  export const LangRu: unknown;
}
