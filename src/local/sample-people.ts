import type { PersonId, PlanRole } from "../domain/plan/person.ts";

/** The directory of the invented council that the sample plan belongs to. */
export const SAMPLE_TENANT = "7c1d6c1e-3b0a-4f57-9a3e-5d2b8e60f4a1";

/** The id of the sample plan, as an administrator types it. */
export const SAMPLE_PLAN = "northmere-2027";

/** An invented person of the sample plan. */
export interface SamplePerson {
  readonly id: PersonId;
  readonly name: string;
  readonly email: string;
  readonly roles: readonly PlanRole[];
  /** What they do, for whoever chooses whom to act as. */
  readonly post: string;
  /** How the document prints them. */
  readonly label: string;
}

/** Twelve invented people. The first five are in the Playground's roster; the first is who one starts as. */
export const samplePeople: readonly SamplePerson[] = [
  person("0f6f7d0a-52f4-4d6b-8f57-1b6a2f9c3e01", "Amara Okafor", [], "Service Manager, Front Door"),
  person("1a2c9be4-6d3f-4a1e-9c85-7e4b0d5f8a12", "Helen Thwaite", ["owner", "sponsor"], "Director; plan owner"),
  person("2b7e4f19-8c52-4e0d-b3a6-90c1d7e2f523", "Desmond Achebe", ["chair"], "Independent chair of the board"),
  person("3c90a5d8-1e67-4b24-8d19-a2f3c4b6e734", "Farzana Choudhury", [], "Theme lead; Head of Early Help"),
  person("4d1fb6c3-7a08-4c95-a7e2-b4d5e6f70845", "Gareth Prosser", [], "Head of Quality Assurance"),
  person("5e32c7b4-9d16-4fa6-91b3-c5e6f7081956", "Priya Raman", ["owner"], "Programme manager; plan owner"),
  person("6f43d8a5-0b27-4eb7-82c4-d6f708192a67", "Siobhan Keane", ["sponsor"], "Theme lead; Assistant Director"),
  person("70549e96-2c38-4dc8-b3d5-e70819203b78", "Tomasz Wilk", [], "Team manager, north"),
  person("8165af87-3d49-4cd9-a4e6-f8192a314c89", "Yusuf Demir", [], "Team manager, south"),
  person("92760b78-4e5a-4be0-95f7-091a2b3c5d9a", "Iain Macrae", [], "Theme lead; Head of Care and Care Leavers"),
  person("a3871c69-5f6b-4af1-8608-1a2b3c4d6eab", "Chloe Ng", [], "Business support; files for Siobhan Keane"),
  person("b4982d5a-607c-49f2-b719-2b3c4d5e7fbc", "Councillor Ruth Illingworth", ["viewer"], "Lead member; looks"),
];

/** The five whom the Playground's roster holds; the first is the current user. */
export const playgroundPeople: readonly SamplePerson[] = samplePeople.slice(0, 5);

function person(id: PersonId, name: string, roles: readonly PlanRole[], post: string): SamplePerson {
  const email = `${name.toLowerCase().replaceAll(" ", ".")}@northmere.example`;
  return { id, name, email, roles, post, label: name };
}
