import { ActivityHandler, CloudAdapter, ConfigurationBotFrameworkAuthentication, MessageFactory } from "botbuilder";
import restify from "restify";
import { reportUsage } from "./usage.ts";

// The echo bot as Microsoft's samples write it: the same SDK and server as ours, and nothing else.
const server = restify.createServer();
server.use(restify.plugins.bodyParser());
const adapter = new CloudAdapter(new ConfigurationBotFrameworkAuthentication({}));
adapter.onTurnError = async (_context, error) => console.error(error);

const bot = new ActivityHandler().onMessage(async (context, next) => {
  const text = `Echo: ${context.activity.text}`;
  await context.sendActivity(MessageFactory.text(text, text));
  await next();
}) as ActivityHandler;

server.post("/api/messages", async (request, response) => {
  await adapter.process(request, response, (context) => bot.run(context));
});
server.listen(0, "127.0.0.1", () => reportUsage(server.address().port));
