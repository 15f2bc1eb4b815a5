// The order of the site's search: pages for users before those for developers. The numbers are Sphinx's own.
var Scorer = {
  score: ([page, , , , score]) => {
    if (page.startsWith("decisions/")) return score - 20;
    return page.includes("/") ? score : score - 10;
  },
  objNameMatch: 11,
  objPartialMatch: 6,
  objPrio: { 0: 15, 1: 5, 2: -5 },
  objPrioDefault: 0,
  title: 15,
  partialTitle: 7,
  term: 5,
  partialTerm: 2,
};
