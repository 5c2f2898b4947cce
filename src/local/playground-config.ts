import type { SamplePerson } from "./sample-people.ts";

/**
 * The Playground's configuration (JSON, which is YAML too): real GUIDs, since its own are none; the first person is
 * who one is, the next five are the roster. It takes exactly five, and no key it does not know.
 */
export function buildPlaygroundConfig(tenant: string, people: readonly SamplePerson[]): string {
  const [me, ...others] = people.map(userOf);
  const config = {
    version: "0.1.1",
    tenantId: tenant,
    bot: { id: "28:plan-keeper", name: "Plan Keeper" },
    currentUser: me,
    users: others.slice(0, 5),
    personalChat: { id: "a:personal-chat" },
    groupChat: { id: "19:improvement-team@thread.v2", name: "Improvement team" },
    team: {
      id: "19:board-general@thread.tacv2",
      name: "Improvement board",
      aadGroupId: "d0c7f7ff-6a0f-4c3e-8b42-0f8b3c3b2a10",
      channels: [{ id: "19:board-plan@thread.tacv2", name: "Improvement plan" }],
    },
  };
  return JSON.stringify(config, null, 2);
}

function userOf({ id, name, email }: SamplePerson) {
  const [givenName = name, ...rest] = name.split(" ");
  const surname = rest.join(" ");
  return { id: `29:${id}`, name, userPrincipleName: email, aadObjectId: id, givenName, surname, email };
}
