import { spawn } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { docx, p, r, tbl, tc, tr } from "../documents/docx.ts";
import { c, row, xlsx } from "../documents/xlsx.ts";
import { show } from "./results.ts";

// `npm run bench`: how long a preview takes and what memory, from the file to the JSON, as a whole process.
const SIZES = [1_000, 5_000, 10_000];
const ROUNDS = 3;
const root = fileURLToPath(new URL("../..", import.meta.url));
const folder = mkdtempSync(join(tmpdir(), "plan-keeper-bench-"));

const WORDS = "review plan child team audit voice home school health duty visit record chair board trust learn".split(
  " ",
);

/** Varied words: a document that repeats itself would be refused as a bomb. */
function words(seed: number, count: number): string {
  const picked = Array.from(
    { length: count },
    (_, at) => WORDS[(seed * 7 + at * 13 + ((seed * at) % 11)) % WORDS.length],
  );
  return `${picked.join(" ")} ${seed}`;
}

const HEADING = ["Ref", "Action", "Lead", "Review/end date", "Success measures", "RAG"];

function cellsOf(number: number): readonly string[] {
  const ref = `${Math.floor(number / 100) + 1}.${Math.floor((number % 100) / 10) + 1}.${(number % 10) + 1}`;
  const date = `${(number % 28) + 1} March ${2027 + (number % 2)}`;
  const rating = ["R", "A", "G", "G"][number % 4] ?? "G";
  return [
    ref,
    `Agree the ${words(number, 14)}`,
    `Lead ${WORDS[number % 16]} Person`,
    `Review ${date}`,
    words(number + 5, 20),
    rating,
  ];
}

function excelOf(rows: readonly (readonly string[])[]): Buffer {
  const line = (cells: readonly string[], at: number) =>
    row(at + 1, cells.map((text, column) => c(`${String.fromCharCode(65 + column)}${at + 1}`, text)).join(""));
  return xlsx(`<sheetData>${rows.map(line).join("")}</sheetData>`);
}

function wordOf(rows: readonly (readonly string[])[]): Buffer {
  return docx(tbl(rows.map((cells) => tr(cells.map((text) => tc(p(r(text))))))));
}

/** Seconds and megabytes at most of one preview, and how many actions it found. */
function measure(file: string): Promise<{ seconds: number; megabytes: number; actions: number }> {
  const started = performance.now();
  const args = ["--import", "tsx", "src/cli/main.ts", "import", file, "--plan", "bench", "--preview", "--json"];
  const child = spawn(process.execPath, args, { cwd: root, stdio: ["ignore", "pipe", "ignore"] });
  let [printed, megabytes] = ["", 0];
  child.stdout.on("data", (chunk) => {
    printed += chunk;
  });
  const watch = setInterval(() => {
    megabytes = Math.max(megabytes, peakOf(child.pid));
  }, 50);
  return new Promise((resolve) => {
    child.on("close", () => {
      clearInterval(watch);
      const seconds = (performance.now() - started) / 1000;
      resolve({ seconds, megabytes, actions: JSON.parse(printed).actions.length });
    });
  });
}

/** The most memory a process has held so far, where the system tells (Linux); else 0. */
function peakOf(pid: number | undefined): number {
  try {
    const status = readFileSync(`/proc/${pid}/status`, "utf8");
    return Number(/VmHWM:\s+(\d+)/.exec(status)?.[1] ?? 0) / 1024;
  } catch {
    return 0;
  }
}

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
}

const files = SIZES.flatMap((size) => {
  const rows = [HEADING, ...Array.from({ length: size }, (_, number) => cellsOf(number))];
  return [
    { kind: "xlsx", size, bytes: excelOf(rows) },
    { kind: "docx", size, bytes: wordOf(rows) },
  ];
}).map(({ kind, size, bytes }) => {
  const file = join(folder, `${size}.${kind}`);
  writeFileSync(file, bytes);
  return { kind, size, file, seconds: [] as number[], megabytes: 0, actions: 0 };
});

// In turn, so that a machine that slows down slows all alike.
for (let round = 0; round < ROUNDS; round++) {
  for (const one of files) {
    const { seconds, megabytes, actions } = await measure(one.file);
    one.seconds.push(seconds);
    one.megabytes = Math.max(one.megabytes, megabytes);
    one.actions = actions;
  }
}
rmSync(folder, { recursive: true });

const rows = files.map((one) => {
  const small = files.find(({ kind, size }) => kind === one.kind && size === SIZES[0]) ?? one;
  const each = (from: typeof one) => median(from.seconds) / from.size;
  return {
    preview: one.kind,
    actions: `${one.actions} of ${one.size}`,
    "seconds (median)": Number(median(one.seconds).toFixed(1)),
    "per action, against 1,000": Number((each(one) / each(small)).toFixed(2)),
    "peak MB": Math.round(one.megabytes),
  };
});
await show("import", "import", rows);
