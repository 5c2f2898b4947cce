import type { Rag } from "../domain/plan/rag.ts";

/** An update in the sample's past. Days count from the day the sample is loaded for; negative is before. */
export interface SampleUpdate {
  readonly ref: string;
  readonly day: number;
  readonly by: string;
  readonly rags: readonly Rag[];
  readonly progress: string;
  readonly difference?: string;
  readonly evidence?: string;
  readonly inTheWay?: string;
  readonly nextReview?: number;
  readonly moveTo?: number;
  readonly moveReason?: string;
}

/** What the leads filed before today, oldest first within an action. */
export const sampleUpdates: readonly SampleUpdate[] = [
  filed("1.1.1", -95, "Gareth Prosser", ["red"], "Sample of 40 read; the words of the child are in 22.", -50),
  filed("1.1.1", -50, "Gareth Prosser", ["amber"], "Examples shared in every team; 29 of 40 this month.", -4),
  filed("1.1.3", -62, "Tomasz Wilk", ["amber"], "Eight in ten on time; two posts vacant in the north.", -31),
  filed("1.1.3", -31, "Yusuf Demir", ["amber"], "South is at nine in ten, north at seven.", 11),
  filed("1.1.4", -21, "Yusuf Demir", ["green"], "Letter to fathers goes out with the first appointment.", 50),
  filed("1.2.1", -80, "Tomasz Wilk", ["amber", "amber", "red"], "Supervision held in 12 of 14 teams.", -45),
  filed("1.2.1", -45, "Tomasz Wilk", ["green", "amber", "red"], "All teams now; recording is late in four.", -1),
  filed("1.2.2", -40, "Gareth Prosser", ["green"], "Two districts have held theirs; the third is booked.", 30),
  filed("2.1.1", -75, "Amara Okafor", ["amber"], "Two of three posts filled; agency cover until then.", -35),
  {
    ...filed("2.1.1", -35, "Amara Okafor", ["amber"], "Third post offered, then withdrawn; advertised again.", -12),
    inTheWay: "The pay of the post. We need a market supplement agreed by HR.",
  },
  filed("2.1.2", -66, "Amara Okafor", ["green"], "Template letters in use at the desk.", -6),
  filed("2.1.3", -33, "Amara Okafor", ["amber"], "A third of repeat contacts come from one cause: housing.", 0),
  filed("2.2.1", -28, "Amara Okafor", ["green"], "Seven workshops held, 190 people.", 2),
  filed("2.3.2", -48, "Chloe Ng", ["red"], "Minutes go out after three days on average.", -18),
  {
    ...filed(
      "3.1.1",
      -70,
      "Farzana Choudhury",
      ["amber"],
      "Plan agreed by schools; health trying it in one district.",
      -30,
    ),
    ...{ moveTo: 28, moveReason: "Health starts in the other four districts a term later." },
  },
  filed("3.1.2", -44, "Yusuf Demir", ["green"], "Nine in ten named within ten days.", 12),
  filed("3.1.3", -120, "Farzana Choudhury", ["green"], "Parents' view is in 55% of closing plans.", -60),
  filed("3.2.1", -26, "Tomasz Wilk", ["amber"], "Six of ten meetings were held in the family's home or school.", 5),
  filed("3.2.2", -130, "Farzana Choudhury", ["green"], "One family in nine referred again.", -45),
  filed("4.1.1", -13, "Iain Macrae", ["amber"], "Meetings held within twelve days on average.", 17),
  filed("4.1.2", -60, "Helen Thwaite", ["red"], "Five homes approved of twenty.", 25),
  filed("4.2.1", -41, "Iain Macrae", ["amber"], "Seven in ten on time; clinic slots doubled from next month.", -3),
  filed("4.3.1", -24, "Tomasz Wilk", ["green"], "All but two young people have met their adviser.", 4),
  {
    ...filed("3.3.1", -2, "Farzana Choudhury", ["complete"], "All 42 schools offer the assessment."),
    difference: "Sixty more young carers have been assessed and know whom to ask for help.",
    evidence: "Return of all schools, kept by the early help team",
  },
];

function filed(
  ref: string,
  day: number,
  by: string,
  rags: readonly Rag[],
  progress: string,
  next?: number,
): SampleUpdate {
  return { ref, day, by, rags, progress, ...(next !== undefined && { nextReview: next }) };
}
