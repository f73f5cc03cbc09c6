import { loadPack as readPack } from '../../src/knowledge/load.ts';
import type { Pack } from '../../src/knowledge/pack.ts';
import { writeFile } from 'node:fs/promises';
import { createAnalyser, type Analysis, type Ranked } from '../../src/matching/analysis.ts';
import { learn } from '../../src/matching/model.ts';
import { CALIBRATION, type Calibration } from '../../src/matching/evidence.ts';
import { readSplit } from './sets.ts';

const { pack: pk } = await readPack('knowledge');
const pack: Pack = pk!;
interface Sample {
  facts: Record<string, number>[];
  right: number[];
  none: Record<string, number>;
  weight: number;
  inScope: boolean;
}
const FACT = Object.keys(CALIBRATION.fact);
const NONE = Object.keys(CALIBRATION.none);
const sampleOf = (a: Analysis, isRight: (r: Ranked) => boolean, inScope: boolean, weight: number): Sample => ({
  facts: a.ranked.map((r) => r.evidence as never),
  right: a.ranked.flatMap((r, i) => (isRight(r) ? [i] : [])),
  none: { ...a.none, bias: 1 },
  weight,
  inScope,
});
const samples: Sample[] = [];
const full = createAnalyser(pack, learn(pack));
const tuning = await readSplit('tuning', pack.languages);
for (const q of tuning) {
  const wanted = new Set(q.expect ?? []);
  samples.push(sampleOf(full.analyse(q.q), (r) => r.fact.covers.some((c) => wanted.has(c)), q.expect !== undefined, 1));
}
const nT = samples.length;
const inT = samples.filter((s) => s.inScope);
console.log('recall@20', inT.filter((s) => s.right.length).length / inT.length);
// held-out phrasings and decoys
const half = createAnalyser(pack, learn(pack, { phrasing: (_, __, i) => i % 7 === 3, decoy: (_, i) => i % 3 === 0 }));
pack.facts.forEach((f, k) => {
  if (k % 2) return;
  for (const w of Object.values(f.wordings))
    [w.question, ...w.phrasings].forEach((t, i) => {
      if (i % 7 === 3) samples.push(sampleOf(half.analyse(t), (r) => r.fact === f, true, 0.15));
    });
});
for (const list of Object.values(pack.decoys))
  list.forEach((t, i) => {
    if (i % 3 === 0) samples.push(sampleOf(half.analyse(t), () => false, false, 0.4));
  });
// facts left out
const smaller = { ...pack, facts: pack.facts.filter((_, i) => i % 5 !== 2) };
const out = createAnalyser(smaller, learn(smaller));
pack.facts.forEach((f, i) => {
  if (i % 5 !== 2) return;
  for (const w of Object.values(f.wordings))
    samples.push(
      sampleOf(out.analyse(w.phrasings[1]!), (r) => r.fact.covers.some((c) => f.covers.includes(c)), false, 0.15),
    );
});
if (process.argv.includes('--dump')) console.log('x');
console.log('samples', samples.length, 'tuning', nT);

type Weights = { fact: number[]; none: number[] };
function probs(s: Sample, w: Weights): number[] {
  const z = s.facts.map((f) => FACT.reduce((t, n, i) => t + f[n]! * w.fact[i]!, 0));
  z.push(NONE.reduce((t, n, i) => t + s.none[n]! * w.none[i]!, 0));
  const m = Math.max(...z);
  const e = z.map((v) => Math.exp(v - m));
  const sum = e.reduce((a, b) => a + b, 0);
  return e.map((v) => v / sum);
}
function fit(train: Sample[], l2 = 0.02): Weights {
  const w: Weights = {
    fact: FACT.map((n) => CALIBRATION.fact[n as never]),
    none: NONE.map((n) => CALIBRATION.none[n as never]),
  };
  const fixed = FACT.indexOf('related');
  const mF = FACT.map(() => 0),
    vF = FACT.map(() => 0),
    mN = NONE.map(() => 0),
    vN = NONE.map(() => 0);
  for (let it = 1; it <= 400; it++) {
    const gF = w.fact.map((v) => l2 * v),
      gN = w.none.map((v) => l2 * v);
    for (const s of train) {
      const p = probs(s, w);
      // in scope but the right fact is not among the candidates: teaches caution
      const target = s.inScope && s.right.length ? s.right : [s.facts.length];
      const mass = target.reduce((t, i) => t + p[i]!, 0) || 1e-9;
      for (let i = 0; i < p.length; i++) {
        const d = (p[i]! - (target.includes(i) ? p[i]! / mass : 0)) * s.weight;
        if (i < s.facts.length) FACT.forEach((n, k) => (gF[k]! += d * s.facts[i]![n]!));
        else NONE.forEach((n, k) => (gN[k]! += d * s.none[n]!));
      }
    }
    const step = (values: number[], g: number[], m: number[], v: number[], skip: number) =>
      values.forEach((_, k) => {
        if (k === skip) return;
        m[k] = 0.9 * m[k]! + 0.1 * g[k]!;
        v[k] = 0.999 * v[k]! + 0.001 * g[k]! ** 2;
        values[k]! -= (0.05 * (m[k]! / (1 - 0.9 ** it))) / (Math.sqrt(v[k]! / (1 - 0.999 ** it)) + 1e-8);
      });
    step(w.fact, gF, mF, vF, fixed);
    step(w.none, gN, mN, vN, -1);
  }
  return w;
}
function report(name: string, scored: { s: Sample; p: number[] }[]): void {
  const inS = scored.filter(({ s }) => s.inScope),
    outS = scored.filter(({ s }) => !s.inScope);
  const top = (p: number[]) =>
    p
      .slice(0, -1)
      .map((v, i) => [v, i] as const)
      .sort((a, b) => b[0] - a[0]);
  console.log(
    name,
    'top1',
    (inS.filter(({ s, p }) => s.right.includes(top(p)[0]![1])).length / inS.length).toFixed(3),
    'top4',
    (
      inS.filter(({ s, p }) =>
        top(p)
          .slice(0, 4)
          .some(([, i]) => s.right.includes(i)),
      ).length / inS.length
    ).toFixed(3),
  );
  for (const th of [0.3, 0.35, 0.4, 0.45, 0.5, 0.55, 0.6, 0.7]) {
    const ok = inS.filter(({ s, p }) => top(p)[0]![0] >= th && s.right.includes(top(p)[0]![1])).length;
    const bad = inS.filter(({ s, p }) => top(p)[0]![0] >= th && !s.right.includes(top(p)[0]![1])).length;
    const over = outS.filter(({ p }) => top(p)[0]![0] >= th).length;
    console.log(
      `  ${th}: right ${((100 * ok) / inS.length).toFixed(1)} wrong ${((100 * bad) / inS.length).toFixed(1)} out-answered ${((100 * over) / (outS.length || 1)).toFixed(1)}`,
    );
  }
}
const cv: { s: Sample; p: number[] }[] = [];
for (let fold = 0; fold < 4; fold++) {
  const w = fit(samples.filter((_, i) => i >= nT || i % 4 !== fold));
  samples.forEach((s, i) => {
    if (i < nT && i % 4 === fold) cv.push({ s, p: probs(s, w) });
  });
}
report('cross-validated tuning', cv);
const w = fit(samples);
report(
  'fitted tuning',
  samples.slice(0, nT).map((s) => ({ s, p: probs(s, w) })),
);
report(
  'held-out',
  samples.slice(nT).map((s) => ({ s, p: probs(s, w) })),
);
const round = (v: number) => Math.round(v * 1000) / 1000;
const result: Calibration = {
  fact: Object.fromEntries(FACT.map((n, i) => [n, round(w.fact[i]!)])) as never,
  none: Object.fromEntries(NONE.map((n, i) => [n, round(w.none[i]!)])) as never,
};
console.log(result);
if (process.argv.includes('--write'))
  await writeFile('src/matching/calibration.json', `${JSON.stringify(result, null, 2)}\n`);
