/**
 * Loaded into the emulator while a bench fills it. Before each insert it looks whether the row is there, through the whole
 * partition, so that a plan of 10,000 actions would take it most of an hour; by the row's own key it finds it at once.
 */
const { createRequire } = require("node:module");
const { Collection } = createRequire(require.resolve("azurite/package.json"))("lokijs");

const { findOne } = Collection.prototype;
Collection.prototype.findOne = function findOneByRowFirst(query) {
  const { RowKey, ...rest } = query;
  return findOne.call(this, RowKey === undefined ? query : { RowKey, ...rest });
};
